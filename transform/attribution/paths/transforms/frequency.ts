import type { PathTransform } from './path-transform.ts';

/**
 * Each channel once, where it first stands, with the number of its touches: D A B B C D C C gives
 * D(2) A(1) B(2) C(3). A model then tells a channel met once from the same met three times.
 */
export const frequency: PathTransform = (path) => {
  const counts = new Map<string, number>();
  for (const channel of path) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  return Array.from(counts, ([channel, count]) => `${channel}(${count})`);
};
