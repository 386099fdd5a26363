import { children, type Node, text } from './node.ts';

/** Levels of groups that are followed; 1C’s own catalogues have a few. */
const MOST_LEVELS = 16;

/** Paths of the groups of goods by id, their levels joined by `/`. */
export function categoriesOf(classifiers: readonly Node[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const walk = (holder: Node, above: string, level: number): void => {
    if (level > MOST_LEVELS) return;
    for (const groups of children(holder, 'Группы'))
      for (const group of children(groups, 'Группа')) {
        const [id, name] = [text(group, 'Ид', 256), text(group, 'Наименование')];
        const path = [above, name?.replaceAll('/', '∕')].filter(Boolean).join('/');
        if (id && path) paths.set(id, path);
        walk(group, path, level + 1);
      }
  };
  for (const classifier of classifiers) walk(classifier, '', 1);
  return paths;
}
