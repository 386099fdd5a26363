import type { PathTransform } from './path-transform.ts';

/** Neighbours that are equal become one touch: D A B B C D C C gives D A B C D C (fractribution's default). */
export const exposure: PathTransform = (path) =>
  path.filter((channel, at) => at === 0 || channel !== path[at - 1]);
