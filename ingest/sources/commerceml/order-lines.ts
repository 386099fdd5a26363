import { LIST_LENGTH } from '../../contract/entities/pieces.ts';
import type { EntityFields } from '../../contract/fact.ts';
import { isDelivery, itemsOf, taxesOf } from './document-money.ts';
import { decimal, type Node, needed, text } from './node.ts';
import type { CommercemlSettings } from './settings.ts';

type Lines = NonNullable<EntityFields<'order'>['lines']>;

/** Goods of a document, without its shipping. A product that stands in two lines makes two ids. */
export function orderLines(document: Node, settings: CommercemlSettings): Lines {
  const seen = new Map<string, number>();
  return itemsOf(document)
    .filter((item) => !isDelivery(item, settings))
    .slice(0, LIST_LENGTH)
    .map((item) => lineOf(item, seen));
}

function lineOf(item: Node, seen: Map<string, number>): Lines[number] {
  const product = needed(item, 'Ид', 240);
  const times = (seen.get(product) ?? 0) + 1;
  seen.set(product, times);
  const sum = decimal(item, 'Сумма');
  const taxes = taxesOf(item);
  return {
    id: times === 1 ? product : `${product} ${times}`,
    product,
    ...told('sku', text(item, 'Артикул', 256)),
    ...told('name', text(item, 'Наименование', 512)),
    ...told('quantity', decimal(item, 'Количество')),
    ...told('priceMicros', decimal(item, 'ЦенаЗаЕдиницу')),
    ...told('netMicros', sum === null ? null : sum - (taxes?.included ?? 0n)),
    ...told('taxMicros', taxes && taxes.included + taxes.onTop),
  };
}

function told<Name extends string, Value>(name: Name, value: Value | null) {
  return (value === null ? {} : { [name]: value }) as { [Key in Name]?: Value };
}
