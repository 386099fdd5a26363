import { children, type Node, text } from './node.ts';

/** Names of warehouses by id, as far as the file tells them. */
export function warehousesOf(about: readonly Node[]): ReadonlyMap<string, string> {
  const listed = about.flatMap((one) =>
    children(one, 'Склады').flatMap((all) => children(all, 'Склад')),
  );
  return new Map(
    listed.flatMap((one) => {
      const [id, name] = [text(one, 'Ид', 256), text(one, 'Наименование', 256)];
      return id && name ? [[id, name] as const] : [];
    }),
  );
}
