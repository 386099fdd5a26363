import type { PathTransform } from './path-transform.ts';

/**
 * Without direct touches, unless there are no others (`remove_if_not_all` in the field): with A direct,
 * A B A A gives B and A A stays A A.
 */
export const removeDirect: PathTransform = (path, { isDirect }) => {
  const others = path.filter((channel) => !isDirect(channel));
  return others.length > 0 ? others : [...path];
};
