import type { PathTable } from '../paths/path-table.ts';

/** Paths by channel: a cell is one channel of one path, however often the path touches it. */
export interface PathCells {
  /** Cells of path `i` stand at `starts[i]` up to `starts[i + 1]`, in the order of their first touches. */
  readonly starts: Uint32Array;
  readonly channels: Uint32Array;
  /** How many touches each cell has. */
  readonly counts: Uint32Array;
  /** The cell of each touch of the table. */
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

function cellsOf({ channels: names, starts: pathStarts, touches }: PathTable): PathCells {
  const starts = new Uint32Array(pathStarts.length);
  const channels = new Uint32Array(touches.length);
  const counts = new Uint32Array(touches.length);
  const ofTouch = new Uint32Array(touches.length);
  /** Of each channel the last cell; one of an earlier path is of no more use. */
  const latest = new Int32Array(names.length).fill(-1);
  let count = 0;
  for (let path = 0; path + 1 < pathStarts.length; path++) {
    const first = count;
    const end = pathStarts[path + 1]!;
    for (let at = pathStarts[path]!; at < end; at++) {
      const channel = touches[at]!;
      let cell = latest[channel]!;
      if (cell < first) {
        cell = count++;
        latest[channel] = cell;
        channels[cell] = channel;
      }
      ofTouch[at] = cell;
      counts[cell]!++;
    }
    starts[path + 1] = count;
  }
  return { starts, channels: channels.slice(0, count), counts: counts.slice(0, count), ofTouch };
}
