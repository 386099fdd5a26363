import type { PathTable } from '../paths/path-table.ts';
import type { ChannelParts } from '../paths/share-credit.ts';

/** Cells by channel: a cell is one channel of one path, however often the path touches it. */
export interface PathCells extends ChannelParts {
  /** How many touches each cell has. */
  readonly counts: Uint32Array;
  /** The cell of each touch of the table. */
  readonly ofTouch: Uint32Array;
  /** How many cells each path has. */
  readonly perPath: Uint32Array;
  readonly lengths: PathLengths;
}

/** Touches in the same place of paths of the same length are alike to a rule that looks at no channel. */
export interface PathLengths {
  /** By number of touches, up to the most: a path that has so many, + 1, or 0 where none has. */
  readonly examples: Uint32Array;
  /** What is known of the touches of a path of `n` touches stands from `starts[n]`. */
  readonly starts: Uint32Array;
  /** Where what is known of each touch of the table stands. */
  readonly ofTouch: Uint32Array;
}

/** All rules read the same table, one after another. */
const known = new WeakMap<PathTable, PathCells>();

/** The cells of a table, found once for it. */
export function pathCells(table: PathTable): PathCells {
  let cells = known.get(table);
  if (cells === undefined) {
    cells = cellsOf(table);
    known.set(table, cells);
  }
  return cells;
}

function cellsOf(table: PathTable): PathCells {
  const { starts: pathStarts, touches } = table;
  const starts = cellStarts(table);
  const cells = starts[table.channels.length]!;
  const paths = new Uint32Array(cells);
  const counts = new Uint32Array(cells);
  const ofTouch = new Uint32Array(touches.length);
  const perPath = new Uint32Array(pathStarts.length - 1);
  const next = starts.slice();
  const latest = new Uint32Array(table.channels.length);
  for (let path = 0; path < perPath.length; path++) {
    const end = pathStarts[path + 1]!;
    for (let at = pathStarts[path]!; at < end; at++) {
      const channel = touches[at]!;
      if (latest[channel] !== path + 1) {
        latest[channel] = path + 1;
        paths[next[channel]!++] = path;
        perPath[path]!++;
      }
      const cell = next[channel]! - 1;
      ofTouch[at] = cell;
      counts[cell]!++;
    }
  }
  return { starts, paths, counts, ofTouch, perPath, lengths: pathLengths(table) };
}

function cellStarts({ channels, starts: pathStarts, touches }: PathTable): Uint32Array {
  const starts = new Uint32Array(channels.length + 1);
  /** Of each channel the last path that touches it, + 1. */
  const latest = new Uint32Array(channels.length);
  for (let path = 0; path + 1 < pathStarts.length; path++) {
    const end = pathStarts[path + 1]!;
    for (let at = pathStarts[path]!; at < end; at++) {
      const channel = touches[at]!;
      if (latest[channel] === path + 1) continue;
      latest[channel] = path + 1;
      starts[channel + 1]!++;
    }
  }
  for (let channel = 0; channel < channels.length; channel++) {
    starts[channel + 1]! += starts[channel]!;
  }
  return starts;
}

function pathLengths({ starts: pathStarts, touches }: PathTable): PathLengths {
  let longest = 0;
  for (let path = 0; path + 1 < pathStarts.length; path++) {
    const length = pathStarts[path + 1]! - pathStarts[path]!;
    if (length > longest) longest = length;
  }
  const examples = new Uint32Array(longest + 1);
  for (let path = 0; path + 1 < pathStarts.length; path++) {
    examples[pathStarts[path + 1]! - pathStarts[path]!] = path + 1;
  }
  const starts = new Uint32Array(longest + 2);
  for (let length = 1; length <= longest; length++) {
    starts[length + 1] = starts[length]! + (examples[length] === 0 ? 0 : length);
  }
  const ofTouch = new Uint32Array(touches.length);
  for (let path = 0; path + 1 < pathStarts.length; path++) {
    const end = pathStarts[path + 1]!;
    let place = starts[end - pathStarts[path]!]!;
    for (let at = pathStarts[path]!; at < end; at++) ofTouch[at] = place++;
  }
  return { examples, starts, ofTouch };
}
