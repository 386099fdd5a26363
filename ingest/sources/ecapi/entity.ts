import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import type { Identifier } from '../../contract/identity.ts';
import type { Fields } from '../../kit/fields.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { objectsOf } from '../../mapping/json-object.ts';
import { amount, type EcapiRecord } from './record.ts';

/** What each type says of a lead. */
const LEADS: Readonly<Record<string, 'open' | 'qualified' | 'won' | 'lost'>> = {
  ...{ generate_lead: 'open', qualify_lead: 'qualified', working_lead: 'open' },
  ...{ close_convert_lead: 'won', disqualify_lead: 'lost', close_unconvert_lead: 'lost' },
};

export function isLead(type: string): boolean {
  return Object.hasOwn(LEADS, type);
}

/**
 * The order, the refund or the deal that a record tells of. The same record again is a merge: what it says wins
 * over what was received before, and what it does not say stays.
 */
export function entityOf(
  record: EcapiRecord,
  identifiers: Readonly<Record<string, Identifier>>,
  delivery: RawDelivery,
  isTest: boolean,
): EntityFact | undefined {
  const { type, at, properties } = record;
  const number = analyticsText(properties.transaction_id, 200);
  const own = record.id ?? number;
  if (own === undefined) return undefined;
  const version = {
    ...({ version: delivery.receivedAt, op: 'upsert', occurredAt: at, isTest } as const),
    identifiers,
  };
  const keyed = (id: string) => `${record.dataSet}:${id}`.slice(0, 256);
  if (type === 'purchase')
    return entityFact(delivery, {
      ...version,
      entityType: 'order',
      entityId: keyed(number ?? own),
      fields: orderFields(record, number ?? own),
    });
  if (type === 'refund')
    return entityFact(delivery, {
      ...version,
      entityType: 'refund',
      entityId: keyed(own),
      fields: {
        ...(number && { orderId: keyed(number), orderNumber: number }),
        ...money(record, 'netMicros'),
        ...{ createdAt: at, refundedAt: at, status: 'done' },
      },
    });
  if (!isLead(type)) return undefined;
  return entityFact(delivery, {
    ...version,
    entityType: 'deal',
    entityId: keyed(number ?? own),
    fields: dealFields(record),
  });
}

function dealFields({ type, at, properties, ...record }: EcapiRecord) {
  const meaning = LEADS[type]!;
  const stage = analyticsText(properties.lead_status, 256);
  const reason = analyticsText(properties.lead_reason, 512);
  return {
    status: meaning === 'qualified' ? ('open' as const) : meaning,
    createdAt: at,
    ...(stage && { stage, stageAt: at }),
    ...(meaning === 'qualified' && { qualifiedAt: at }),
    ...(meaning === 'won' && { wonAt: at }),
    ...(meaning === 'lost' && { lostAt: at, ...(reason && { lostReason: reason }) }),
    ...money(record, 'amountMicros'),
  };
}

/** `value` is what was paid: tax and shipping are taken off where they are told. */
function orderFields(record: EcapiRecord, number: string) {
  const { at, properties, valueMicros, source } = record;
  const tax = amount(properties, 'tax');
  const shipping = amount(properties, 'shipping');
  const coupons = [properties.coupon].flat().flatMap((one) => analyticsText(one, 256) ?? []);
  const lines = objectsOf(properties.items).slice(0, 200).map(lineOf);
  return {
    number,
    status: 'paid' as const,
    channel:
      source === 'app'
        ? ('app' as const)
        : source === 'physical_store'
          ? ('pos' as const)
          : ('web' as const),
    ...(valueMicros !== undefined && {
      totalMicros: valueMicros,
      netMicros: valueMicros - (tax ?? 0n) - (shipping ?? 0n),
      currency: record.currency!,
    }),
    ...(tax !== undefined && { taxMicros: tax }),
    ...(shipping !== undefined && { shippingMicros: shipping }),
    ...{ createdAt: at, paidAt: at },
    ...(coupons.length > 0 && { coupons: coupons.slice(0, 200) }),
    ...(lines.length > 0 && { lines }),
  };
}

const MILLION = 1_000_000n;

/** `price` and `discount` are of one unit. */
function lineOf(item: Fields, at: number) {
  const id = analyticsText(item.id, 256);
  const name = analyticsText(item.name, 512);
  const quantity = amount(item, 'quantity') ?? MILLION;
  const price = amount(item, 'price');
  const discount = amount(item, 'discount') ?? 0n;
  return {
    id: `${at + 1}`,
    ...(id && { product: id, sku: id }),
    ...(name && { name }),
    quantity,
    ...(price !== undefined && {
      priceMicros: price,
      discountMicros: (discount * quantity) / MILLION,
      netMicros: ((price - discount) * quantity) / MILLION,
    }),
  };
}

function money<Name extends string>(
  { valueMicros, currency }: Pick<EcapiRecord, 'valueMicros' | 'currency'>,
  name: Name,
): { [K in Name]?: bigint } & { currency?: string } {
  if (valueMicros === undefined) return {} as { [K in Name]?: bigint };
  return { [name]: valueMicros, currency } as { [K in Name]?: bigint } & { currency?: string };
}
