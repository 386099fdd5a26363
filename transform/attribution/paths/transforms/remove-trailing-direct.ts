import type { PathTransform } from './path-transform.ts';

/**
 * Without the direct touches at the end, unless there are no others (`remove_if_last_and_not_all` in the
 * field): with A direct, A B A A gives A B and A A stays A A.
 */
export const removeTrailingDirect: PathTransform = (path, { isDirect }) => {
  const last = path.findLastIndex((channel) => !isDirect(channel));
  return last >= 0 ? path.slice(0, last + 1) : [...path];
};
