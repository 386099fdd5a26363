import type { PathTransform } from './path-transform.ts';

/**
 * The path as recorded: D A B B C D C C stays D A B B C D C C. The name is the field's: fractribution's
 * README calls `unique` the identity transform. To keep each channel once, use `first`.
 */
export const unique: PathTransform = (path) => [...path];
