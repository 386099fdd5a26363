import type { MoneyMicros } from '../../contract/money.ts';
import { children, decimal, type Node, text } from './node.ts';

export interface StockLevel {
  /** Null for all warehouses together. */
  readonly location: string | null;
  /** Millionths. */
  readonly available: MoneyMicros;
}

/**
 * How much there is of an offer: by warehouse where the file says so, in either of the ways in which the versions of
 * the format write it, else in all.
 */
export function stockOf(offer: Node, warehouses: ReadonlyMap<string, string>): StockLevel[] {
  const rests = children(offer, 'Остатки').flatMap((all) => children(all, 'Остаток'));
  const places = [
    ...children(offer, 'Склад').map((one) => ({
      id: text(one, '@ИдСклада', 256),
      amount: decimal(one, '@КоличествоНаСкладе'),
    })),
    ...rests
      .flatMap((rest) => children(rest, 'Склад'))
      .map((one) => ({ id: text(one, 'Ид', 256), amount: decimal(one, 'Количество') })),
  ];
  const levels = places.flatMap(({ id, amount }) =>
    id === null || amount === null
      ? []
      : [{ location: warehouses.get(id) ?? id, available: amount }],
  );
  if (levels.length > 0) return levels;
  const total = decimal(offer, 'Количество') ?? decimal(rests[0], 'Количество');
  return total === null ? [] : [{ location: null, available: total }];
}
