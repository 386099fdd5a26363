import type { Fact } from '../../contract/fact.ts';
import { deterministicId } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { currencyOf } from './currency.ts';
import type { DocumentContext } from './document.ts';
import { children, decimal, type Node, needed, text } from './node.ts';
import type { PriceRole } from './price-types.ts';
import { stockOf } from './stock.ts';

/** What an offer says of its product: prices, and how much of it lies where. */
export function offerFacts(node: Node, context: DocumentContext): readonly Fact[] {
  const { delivery, file } = context;
  const id = needed(node, 'Ид');
  const [parent] = id.split('#', 1);
  const isVariant = parent !== id && parent !== '';
  const sku = text(node, 'Артикул', 256);
  const fields = {
    ...(sku !== null && { sku }),
    // Whatever stands in its own name is the product’s; a variant has a name of its own.
    ...(isVariant && { variantOf: parent!, name: text(node, 'Наименование') }),
    ...pricesOf(node, context),
  };
  const version = {
    version: file.formedAt,
    op: 'upsert' as const,
    occurredAt: file.formedAt,
    isTest: false,
    identifiers: {},
  };
  const levels = stockOf(node, file.warehouses).map(({ location, available }) =>
    entityFact(delivery, {
      entityType: 'stock_level',
      entityId: deterministicId('stock', id, location ?? ''),
      ...version,
      fields: { product: id, sku, location, available, asOf: file.formedAt },
    }),
  );
  if (Object.keys(fields).length === 0) return levels;
  return [
    entityFact(delivery, { entityType: 'product', entityId: id, ...version, fields }),
    ...levels,
  ];
}

/** @throws RecordError where the prices of one product are in two currencies, of which it can have one. */
function pricesOf(node: Node, { file }: DocumentContext) {
  const found: { [Role in PriceRole]?: bigint } = {};
  let currency: string | null = null;
  for (const one of children(node, 'Цены').flatMap((all) => children(all, 'Цена'))) {
    const type = file.priceTypes.of(text(one, 'ИдТипаЦены', 256));
    const amount = decimal(one, 'ЦенаЗаЕдиницу');
    if (type?.role === undefined || amount === null) continue;
    const own = currencyOf(text(one, 'Валюта') ?? type.currency, 'Валюта', file.settings);
    if (currency !== null && own !== null && own !== currency)
      throw new RecordError('field_invalid', {
        field: 'Валюта',
        expected: `${currency}, as the other price of this product`,
        got: own,
      });
    currency ??= own;
    found[type.role] = amount;
  }
  return {
    ...(found.price !== undefined && { priceMicros: found.price }),
    ...(found.cost !== undefined && { costMicros: found.cost }),
    ...(currency !== null && { currency }),
  };
}
