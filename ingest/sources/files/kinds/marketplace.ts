import type { Fact } from '../../../contract/fact.ts';
import { sha256 } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { MeasureRow } from '../../../contract/slice.ts';
import type { LeftOut, Mapped } from '../../../contract/source.ts';
import { canonicalJson } from '../../../mapping/canonical-json.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import { skip } from '../../../mapping/left-out.ts';
import { sliceEnvelope } from '../../../mapping/map-slices.ts';
import { rowKey } from '../../../mapping/row-key.ts';
import { snapshotOf } from '../../../mapping/snapshot.ts';
import { foldText } from '../headings/fold.ts';
import type { Row } from '../reading/row.ts';
import { told } from './field.ts';
import { type FileContext, mapRows } from './rows.ts';

/**
 * What a marketplace reports as sold, given back and charged. Amounts of returns are positive there, and the kind of
 * the operation tells their sign. Charges for delivery, storage and fines repeat the product of a sale without being one.
 */
export function mapMarketplace(context: FileContext): Mapped {
  const charges = new Map<string, number>();
  return mapRows(context, (row) => {
    const operation = foldText(row.needed('operation', 256));
    const document = foldText(row.text('document', 256) ?? operation);
    if (operation === 'продажа') return [orderOf(row, context)];
    if (operation === 'возврат' || (document === 'возврат' && row.money('amount')))
      return [refundOf(row, context)];
    return chargeOf(row, operation, context, charges);
  });
}

function orderOf(row: Row, { delivery, reading, takenAt }: FileContext): Fact {
  const id = row.needed('order_number', 256);
  const paidAt = row.time('paid') ?? row.time('created');
  const createdAt = row.time('created') ?? paidAt;
  if (createdAt === undefined)
    throw new RecordError('field_missing', { field: row.heading('paid') });
  const total = row.money('amount');
  const forPay = row.money('net');
  return entityFact(delivery, {
    entityType: 'order',
    entityId: id,
    version: takenAt,
    op: 'upsert',
    occurredAt: createdAt,
    isTest: false,
    identifiers: {},
    fields: told({
      ...{ number: id, status: 'paid' as const, channel: 'marketplace' as const },
      currency: row.currency('amount', reading.options.currency),
      ...{ totalMicros: total, netMicros: total, createdAt, paidAt },
      feeMicros: total !== undefined && forPay !== undefined ? total - forPay : undefined,
      lines: [
        told({
          id: '1',
          sku: row.text('sku', 256),
          name: row.text('product', 512),
          quantity: row.money('quantity'),
        }),
      ],
    }),
  });
}

function refundOf(row: Row, { delivery, reading, takenAt }: FileContext): Fact {
  const orderId = row.needed('order_number', 256);
  const at = row.time('paid') ?? row.time('created');
  const amount = row.money('amount');
  if (at === undefined) throw new RecordError('field_missing', { field: row.heading('paid') });
  if (amount === undefined)
    throw new RecordError('field_missing', { field: row.heading('amount') });
  const given = amount < 0n ? -amount : amount;
  return entityFact(delivery, {
    entityType: 'refund',
    entityId: `${orderId}:refund`,
    version: takenAt,
    op: 'upsert',
    occurredAt: at,
    isTest: false,
    identifiers: {},
    fields: {
      ...{ orderId, orderNumber: orderId, status: 'done', createdAt: at, refundedAt: at },
      currency: row.currency('amount', reading.options.currency),
      ...{ totalMicros: given, netMicros: given },
    },
  });
}

function chargeOf(
  row: Row,
  operation: string,
  { delivery, reading }: FileContext,
  before: Map<string, number>,
): Fact[] | LeftOut {
  const net = (['shipping', 'fee', 'cost'] as const)
    .map((meaning) => row.money(meaning) ?? 0n)
    .reduce((sum, each) => sum + each, 0n);
  if (net === 0n)
    return skip(
      'operation_without_amount',
      'operations without an amount in a column that is known are left out',
      operation,
    );
  const date = row.day('paid') ?? row.day('created');
  if (date === undefined) throw new RecordError('field_missing', { field: row.heading('paid') });
  const currency = row.currency('amount', reading.options.currency);
  const said = canonicalJson([
    date,
    operation,
    row.text('order_number') ?? '',
    row.text('sku') ?? '',
  ]);
  const number = before.get(said) ?? 0;
  before.set(said, number + 1);
  const name = sha256(`${said}#${number}`).slice(0, 16);
  const dimensions = {
    category: operation,
    supplier: reading.options.vendor ?? '',
    channel: 'Marketplaces',
    currency,
  };
  const measured: MeasureRow = {
    date,
    dimensions,
    metrics: { net },
    rowKey: rowKey({ of: name, date }),
  };
  const key = `overhead:files:${delivery.account}:${date}:${name}`;
  const ref = snapshotOf(delivery, key, [canonicalJson({ ...dimensions, net: String(net) })]);
  return [{ ...sliceEnvelope(delivery, ref), type: 'overhead', rows: [measured] } as Fact];
}
