import { children, type Node, text } from './node.ts';
import type { CommercemlSettings } from './settings.ts';

export type PriceRole = 'price' | 'cost';

export interface PriceType {
  readonly id: string;
  readonly role: PriceRole | undefined;
  readonly currency: string | null;
}

export interface PriceTypes {
  /** @param id of the type of a price; prices of a file with one type may not name it. */
  of(id: string | null): PriceType | undefined;
}

const COST = /себестоим|закуп|учетн|приход/;
const RETAIL = /розн|продаж|сайт|интернет/;

/** Which types of prices are what goods are sold at, and what they cost. */
export function priceTypesOf(
  about: readonly Node[],
  { priceType, costPriceType }: CommercemlSettings,
): PriceTypes {
  const listed = about
    .flatMap((one) => children(one, 'ТипыЦен').flatMap((all) => children(all, 'ТипЦены')))
    .flatMap((one) => {
      const id = text(one, 'Ид', 256);
      return id
        ? [{ id, name: text(one, 'Наименование') ?? '', currency: text(one, 'Валюта') }]
        : [];
    });
  const isCost = ({ id, name }: { id: string; name: string }) =>
    costPriceType === undefined ? COST.test(folded(name)) : names(costPriceType, id, name);
  const sold = listed.filter((one) => !isCost(one));
  const isPrice = ({ id, name }: { id: string; name: string }) =>
    priceType === undefined
      ? sold.length === 1 || RETAIL.test(folded(name))
      : names(priceType, id, name);
  // Of several that are retail by their name the first one listed counts.
  const price = sold.find(isPrice);
  const known = new Map(
    listed.map((one): [string, PriceType] => {
      const role = isCost(one) ? 'cost' : one.id === price?.id ? 'price' : undefined;
      return [one.id, { id: one.id, role, currency: one.currency }];
    }),
  );
  return {
    of(id) {
      if (id !== null) return known.get(id) ?? named(id, priceType, costPriceType);
      return known.size === 1 ? [...known.values()][0] : undefined;
    },
  };
}

/** A file of prices may leave their types to another file: then only ids in the settings tell them. */
function named(id: string, price?: string, cost?: string): PriceType | undefined {
  const role = id === cost ? 'cost' : id === price ? 'price' : undefined;
  return role && { id, role, currency: null };
}

function names(wanted: string, id: string, name: string): boolean {
  return wanted === id || folded(wanted) === folded(name);
}

export function folded(name: string): string {
  return name.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
}
