import type { Fact } from '../../../contract/fact.ts';
import { gaClientId, identifier } from '../../../contract/identity.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { Mapped } from '../../../contract/source.ts';
import { CLICK_ID_NAMES } from '../../../mapping/click-id-names.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import { costOf } from '../../../mapping/margin-rate.ts';
import type { Row } from '../reading/row.ts';
import { clicksEvent } from './clicks-event.ts';
import { field, told } from './field.ts';
import { clicksOf, personOf, trafficFields } from './person.ts';
import { type FileContext, mapRows, rowsOf } from './rows.ts';
import { isPaid, orderStatus } from './stages.ts';

/**
 * Orders, one a row, or one a group of rows that have its number: then the first has what is of the whole
 * order, and each a line of it.
 */
export function mapOrders(context: FileContext): Mapped {
  const groups = new Map<string, Row[]>();
  for (const { row } of rowsOf(context.reading)) {
    const number = row.text('order_number', 256);
    if (number !== undefined) groups.set(number, [...(groups.get(number) ?? []), row]);
  }
  const made = new Map<string, readonly Fact[] | RecordError>();
  return mapRows(context, (row) => {
    const number = row.needed('order_number', 256);
    const facts = made.get(number) ?? attempt(() => orderOf(number, groups.get(number)!, context));
    made.set(number, facts);
    if (facts instanceof RecordError) throw facts;
    return facts;
  });
}

function attempt(make: () => readonly Fact[]): readonly Fact[] | RecordError {
  try {
    return make();
  } catch (error) {
    if (error instanceof RecordError) return error;
    throw error;
  }
}

function orderOf(number: string, rows: readonly Row[], context: FileContext): Fact[] {
  const { delivery, reading, identity, takenAt } = context;
  const head = rows.find((row) => row.has('amount') || row.has('net') || row.has('subtotal'));
  if (!head)
    throw new RecordError('field_missing', {
      field: rows[0]!.heading('amount'),
      expected: `the first row of the order ${number}: of an export that was cut into several files, join them before the import`,
    });
  if (new Set(rows.map((row) => row.text('amount')).filter(Boolean)).size > 1)
    throw new RecordError('field_invalid', {
      field: head.heading('amount'),
      expected: `one amount for the order ${number}, which has rows of several`,
    });
  const { options } = reading;
  const createdAt = head.time('created') ?? head.time('paid');
  if (createdAt === undefined)
    throw new RecordError('field_missing', { field: head.heading('created') });
  const total = head.money('amount') ?? head.money('net');
  const net = netOf(head);
  const currency = head.currency(head.knows('net') ? 'net' : 'amount', options.currency);
  const word = head.text('status', 256);
  const cancelledAt = head.time('cancelled');
  const status =
    cancelledAt !== undefined ? 'cancelled' : word === undefined ? undefined : orderStatus(word);
  if (word !== undefined && status === undefined)
    throw new RecordError('field_invalid', {
      ...{ field: head.heading('status'), got: word },
      expected: 'a status of an order that is known, such as paid, pending or cancelled',
    });
  const paidAt = head.time('paid');
  // A list of sales without a status has what was sold.
  const isSold = head.knows('status') || head.knows('paid') ? isPaid(status) : true;
  const identifiers = { ...personOf(head, identity), ...attributesOf(head, context).identifiers };
  const clicks = { ...attributesOf(head, context).clicks, ...clicksOf(head) };
  const names = Object.keys(clicks).sort().join(',');
  const entityId = head.text('id', 256) ?? number;
  const order = entityFact(delivery, {
    entityType: 'order',
    entityId,
    version: head.time('changed') ?? takenAt,
    op: 'upsert',
    occurredAt: createdAt,
    isTest: false,
    identifiers,
    fields: told({
      number,
      status: status ?? (isSold ? 'paid' : 'created'),
      nativeStatus: field(head, 'status', word),
      currency,
      totalMicros: total,
      netMicros: net,
      taxMicros: field(head, 'tax', head.money('tax')),
      shippingMicros: field(head, 'shipping', head.money('shipping')),
      discountMicros: field(head, 'discount', head.money('discount')),
      costMicros: costOfGoods(rows) ?? (net === undefined ? undefined : shareOf(net, options)),
      feeMicros: field(head, 'commission', head.money('commission')),
      createdAt,
      paidAt: paidAt ?? (isSold ? createdAt : null),
      ...(paidAt === undefined && isSold && { isPaidAtAssumed: true }),
      cancelledAt: field(head, 'cancelled', cancelledAt),
      coupons: field(head, 'coupon', head.text('coupon', 256)?.split(/[,;]\s*/u)),
      partner: field(head, 'partner', head.text('partner', 256)),
      branch: field(head, 'branch', head.text('branch', 256)),
      lines: linesOf(rows),
      ...trafficFields(head),
      ...(names && { clickIds: names }),
    }),
  });
  return [
    order,
    ...refundOf(head, entityId, number, currency, paidAt ?? createdAt, context),
    ...clicksEvent(
      context,
      `order ${number}`,
      createdAt,
      identifiers,
      Object.keys(clicks).length > 0 ? clicks : undefined,
    ),
  ];
}

/**
 * Goods after discounts, without tax and shipping. Where tax is inside of the total, goods bear the share of it
 * that they have in the total.
 */
function netOf(row: Row): bigint | undefined {
  const net = row.money('net');
  if (net !== undefined) return net;
  const total = row.money('amount');
  const shipping = row.money('shipping') ?? 0n;
  const tax = row.money('tax') ?? 0n;
  const subtotal = row.money('subtotal');
  if (subtotal === undefined) return total === undefined ? undefined : total - tax - shipping;
  const isInside = total === undefined || total - subtotal - shipping < tax;
  if (!isInside || tax === 0n || subtotal + shipping === 0n) return subtotal;
  return subtotal - (tax * subtotal) / (subtotal + shipping);
}

function shareOf(net: bigint, { marginRate }: FileContext['reading']['options']) {
  return costOf(net, marginRate) ?? undefined;
}

function costOfGoods(rows: readonly Row[]): bigint | undefined {
  const costs = rows.map((row) => row.money('cost_of_goods'));
  return costs.some((cost) => cost === undefined)
    ? undefined
    : costs.reduce((sum, cost) => sum! + cost!, 0n);
}

function linesOf(rows: readonly Row[]) {
  const lines = rows.filter((row) => row.has('product') || row.has('sku'));
  if (lines.length === 0) return undefined;
  return lines.slice(0, 200).map((row, index) => {
    const values = {
      sku: row.text('sku', 256),
      name: row.text('product', 512),
      quantity: row.money('quantity'),
      priceMicros: row.money('price'),
      discountMicros: row.money('item_discount'),
    };
    return told({ id: String(index + 1), ...values });
  });
}

/** The file does not date what was given back: it counts on the day of the order. */
function refundOf(
  row: Row,
  orderId: string,
  number: string,
  currency: string,
  at: number,
  { delivery, takenAt }: FileContext,
): Fact[] {
  const amount = row.money('refund');
  if (amount === undefined || amount === 0n) return [];
  const refundedAt = row.time('refunded_at') ?? at;
  return [
    entityFact(delivery, {
      entityType: 'refund',
      entityId: `${orderId}:refund`,
      version: row.time('changed') ?? takenAt,
      op: 'upsert',
      occurredAt: refundedAt,
      isTest: false,
      identifiers: {},
      fields: {
        ...{ orderId, orderNumber: number, currency, status: 'done' },
        ...{ createdAt: refundedAt, refundedAt },
        paidBackMicros: amount < 0n ? -amount : amount,
        paidBackCurrency: currency,
      },
    }),
  ];
}

/** `name: value` lines that a shop keeps beside an order: the ids of its visitor, in their own spelling. */
function attributesOf(row: Row, { identity }: FileContext) {
  const said = new Map(
    (row.text('attributes') ?? '')
      .split(/\n/u)
      .map((line) => /^\s*([\w .-]+?)\s*[:=]\s*(.*?)\s*$/u.exec(line))
      .flatMap((found) => (found ? [[found[1]!.toLowerCase(), found[2]!] as const] : [])),
  );
  const client = gaClientId(
    said.get('ga_client_id') ?? said.get('client_id') ?? said.get('_ga'),
    identity,
  );
  const metrica = identifier(
    'ym_client_id',
    said.get('ym_client_id') ?? said.get('_ym_uid'),
    identity,
  );
  const clicks = [...said].flatMap(([name, value]) => {
    const known = CLICK_ID_NAMES.get(name);
    return known && value !== '' ? [[known, value] as const] : [];
  });
  return {
    identifiers: {
      ...(client && { client_id: client }),
      ...(metrica && { ym_client_id: metrica }),
    },
    clicks: Object.fromEntries(clicks),
  };
}
