import { children, type Node, text } from './node.ts';

/** Values of an element’s requisites by their names. */
export type Requisites = (...names: readonly string[]) => string | null;

/** In requisites 1C keeps what the format has no element for. The first name that says something counts. */
export function requisitesOf(node: Node): Requisites {
  const values = new Map<string, string>();
  for (const list of children(node, 'ЗначенияРеквизитов'))
    for (const one of children(list, 'ЗначениеРеквизита')) {
      const [name, value] = [text(one, 'Наименование', 256), text(one, 'Значение')];
      if (name && value) values.set(name.toLowerCase(), value);
    }
  return (...names) => {
    for (const name of names) {
      const value = values.get(name.toLowerCase());
      if (value !== undefined) return value;
    }
    return null;
  };
}
