import type { PathTransform } from './path-transform.ts';

/** Each channel once, where it first stands: D A B B C D C C gives D A B C. */
export const first: PathTransform = (path) => [...new Set(path)];
