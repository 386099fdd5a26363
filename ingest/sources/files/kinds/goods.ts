import type { Fact } from '../../../contract/fact.ts';
import { deterministicId } from '../../../contract/ids.ts';
import type { Mapped } from '../../../contract/source.ts';
import { dayOf } from '../../../contract/time.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import type { Row } from '../reading/row.ts';
import { field, told } from './field.ts';
import { type FileContext, mapRows } from './rows.ts';

/** Products, one a row. */
export function mapProducts(context: FileContext): Mapped {
  return mapRows(context, (row) => [productOf(row, context)]);
}

function productOf(row: Row, { delivery, reading, takenAt }: FileContext): Fact {
  const hasMoney = row.has('price') || row.has('cost_of_goods');
  return entityFact(delivery, {
    entityType: 'product',
    entityId: row.text('id', 256) ?? row.needed('sku', 256),
    version: takenAt,
    op: 'upsert',
    occurredAt: takenAt,
    isTest: false,
    identifiers: {},
    fields: told({
      sku: field(row, 'sku', row.text('sku', 256)),
      name: row.needed('title'),
      category: field(row, 'category', row.text('category')),
      brand: field(row, 'brand', row.text('brand', 256)),
      priceMicros: field(row, 'price', row.money('price')),
      costMicros: field(row, 'cost_of_goods', row.money('cost_of_goods')),
      ...(hasMoney && { currency: row.currency('price', reading.options.currency) }),
    }),
  });
}

/** Levels of stock: of the day that the row names, else of the day of the file. */
export function mapStock(context: FileContext): Mapped {
  return mapRows(context, (row) => [levelOf(row, context)]);
}

function levelOf(row: Row, { delivery, reading, takenAt }: FileContext): Fact {
  const asOf = row.time('day') ?? takenAt;
  const sku = row.text('sku', 256);
  const product = row.text('product', 256) ?? sku;
  const location = row.text('location', 256);
  const day = dayOf(asOf, reading.options.timezone ?? 'UTC');
  return entityFact(delivery, {
    entityType: 'stock_level',
    entityId: deterministicId('stock', sku ?? product ?? row.needed('sku'), location ?? '', day),
    version: asOf,
    op: 'upsert',
    occurredAt: asOf,
    isTest: false,
    identifiers: {},
    fields: told({
      ...{ product, sku, location, asOf },
      available: row.money('available'),
      reserved: row.money('reserved'),
      incoming: row.money('incoming'),
    }),
  });
}
