import type { PathTable } from '../paths/path-table.ts';

/** The sets of channels that the paths of a table touch, each once. */
export interface DistinctSets {
  /** Per path the number of its set. */
  readonly setOfPath: Uint32Array;
  /** Members of set `i` stand at `starts[i]` up to but without `starts[i + 1]`, in ascending order. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

export function distinctSets({ starts, touches }: PathTable): DistinctSets {
  const paths = starts.length - 1;
  const setOfPath = new Uint32Array(paths);
  const numbers = new Map<string, number>();
  const setStarts = [0];
  const members: number[] = [];
  for (let path = 0; path < paths; path++) {
    const set = [...new Set(touches.subarray(starts[path]!, starts[path + 1]!))].sort(
      (a, b) => a - b,
    );
    const key = set.join();
    const known = numbers.get(key);
    setOfPath[path] = known ?? numbers.size;
    if (known === undefined) {
      numbers.set(key, numbers.size);
      for (const channel of set) members.push(channel);
      setStarts.push(members.length);
    }
  }
  return { setOfPath, starts: Uint32Array.from(setStarts), members: Uint32Array.from(members) };
}
