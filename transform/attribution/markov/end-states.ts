import type { PathTable } from '../paths/path-table.ts';
import { States } from './states.ts';

/** The state in which each path ends, for orders 0 (one state for all) to `highest`: `[order][path]`. */
export function endStates(table: PathTable, highest: number): readonly Uint32Array[] {
  const paths = table.starts.length - 1;
  return Array.from({ length: highest + 1 }, (_, order) => {
    const states = new States(order, table.channels.length);
    const ends = new Uint32Array(paths);
    if (order === 0) return ends;
    for (let path = 0; path < paths; path++) {
      const end = table.starts[path + 1]!;
      ends[path] = states.of(table.touches, Math.max(table.starts[path]!, end - order), end);
    }
    return ends;
  });
}
