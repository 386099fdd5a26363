import type {
  EntityFact,
  EventFact,
  Fact,
  SliceFact,
  Traffic,
} from '@throughline/ingest/contract/fact';
import type { Identifier } from '@throughline/ingest/contract/identity';
import { deterministicId, sha256 } from '@throughline/ingest/contract/ids';
import type { Claim } from '@throughline/ingest/contract/slice';
import { parseInstant } from '@throughline/ingest/contract/time';

/** Short ways to write facts in tests. Times are ISO 8601; money is whole units. */

export const at = (text: string) => parseInstant(text).at;
export const client = (value: string): Identifier => ({ type: 'ga_client_id', value });
export const email = (value: string): Identifier => ({ type: 'email', value });
export const phone = (value: string): Identifier => ({ type: 'phone', value });
/** A contact of the CRM, or of another namespace: `crm:main:<value>`. */
export const crm = (value: string): Identifier => ({
  type: 'crm_contact_id',
  value: `crm:main:${value}`,
});
export const customer = (value: string, shop = 'main'): Identifier => ({
  type: 'shop_customer_id',
  value: `shop:${shop}:${value}`,
});
export const user = (value: string): Identifier => ({ type: 'user_id', value });
export const sale = (value: string): Identifier => ({ type: 'sale_number', value });

export function visit(
  who: Identifier[],
  time: string,
  traffic?: Traffic,
  more: Partial<EventFact> = {},
): EventFact {
  return {
    kind: 'event',
    id: deterministicId(
      'visit',
      JSON.stringify(who),
      time,
      JSON.stringify(traffic ?? null),
      more.name ?? '',
    ),
    source: 'web',
    account: 'main',
    occurredAt: at(time),
    isTest: false,
    type: 'page_view',
    name: 'page_view',
    precision: 's',
    identifiers: who,
    sessionId: `${who[0]?.value}-${time.slice(0, 13)}`,
    ...(traffic && { traffic }),
    isBot: false,
    ...more,
  };
}

export function form(who: Identifier[], time: string, more: Partial<EventFact> = {}): EventFact {
  return visit(who, time, undefined, { type: 'form', name: 'generate_lead', ...more });
}

/** A purchase of a transaction; without an amount its money is unknown. */
export function purchase(
  who: Identifier[],
  time: string,
  transactionId: string,
  amount?: number,
  more: Partial<EventFact> = {},
): EventFact {
  const name = `purchase ${transactionId} ${amount} ${JSON.stringify(more)}`;
  return visit(who, time, undefined, {
    ...{ type: 'purchase', name, transactionId },
    ...(amount !== undefined && { valueMicros: units(amount), currency: 'EUR' }),
    ...more,
  });
}

type EntityOf<T extends EntityFact['entityType']> = Extract<EntityFact, { entityType: T }>;

/** A version of an entity of any type. */
export function entity<T extends EntityFact['entityType']>(
  entityType: T,
  entityId: string,
  updated: string,
  fields: EntityOf<T>['fields'],
  identifiers: Record<string, Identifier | null>,
  op: 'upsert' | 'delete' = 'upsert',
): Fact {
  const content = JSON.stringify([fields, identifiers, op], (_, v) =>
    typeof v === 'bigint' ? String(v) : v,
  );
  return {
    kind: 'entity',
    id: deterministicId(entityType, entityId, updated, content),
    source: 'crm',
    account: 'main',
    occurredAt: at(updated),
    isTest: false,
    entityType,
    entityId,
    version: at(updated),
    op,
    identifiers,
    fields,
  } as EntityFact;
}

export const units = (amount: number) => BigInt(Math.round(amount * 100)) * 10_000n;

export function order(
  id: string,
  who: Record<string, Identifier | null>,
  time: string,
  net: number,
  more: {
    cost?: number;
    currency?: string;
    updated?: string;
    cancelled?: boolean;
    unpaid?: boolean;
    /** What is kept of it as this version says, and what that cost. */
    kept?: number;
    keptCost?: number;
    number?: string;
    /** What else this version says, or says otherwise. */
    fields?: EntityOf<'order'>['fields'];
    account?: string;
  } = {},
): Fact {
  const made = entity(
    'order',
    id,
    more.updated ?? time,
    {
      number: more.number ?? id,
      status: more.cancelled ? 'cancelled' : more.unpaid ? 'created' : 'paid',
      channel: 'web',
      currency: more.currency ?? 'EUR',
      netMicros: units(net),
      costMicros: more.cost === undefined ? null : units(more.cost),
      createdAt: at(time),
      paidAt: more.unpaid ? null : at(time),
      cancelledAt: more.cancelled ? at(more.updated ?? time) : null,
      ...(more.kept !== undefined && {
        keptMicros: units(more.kept),
        keptCostMicros: more.keptCost === undefined ? null : units(more.keptCost),
        keptAt: at(more.updated ?? time),
      }),
      ...more.fields,
    },
    who,
  );
  return more.account ? { ...made, account: more.account } : made;
}

export function refund(
  id: string,
  orderId: string,
  time: string,
  net: number,
  cost?: number,
  fields: EntityOf<'refund'>['fields'] = {},
): Fact {
  return entity(
    'refund',
    id,
    time,
    {
      orderId,
      currency: 'EUR',
      netMicros: units(net),
      costMicros: cost === undefined ? null : units(cost),
      createdAt: at(time),
      refundedAt: at(time),
      ...fields,
    },
    {},
  );
}

export function deal(
  id: string,
  who: Record<string, Identifier | null>,
  created: string,
  more: {
    won?: string;
    amount?: number;
    margin?: number;
    updated?: string;
    deleted?: boolean;
    orderNumber?: string;
    /** What else this version says. */
    fields?: EntityOf<'deal'>['fields'];
  } = {},
): Fact {
  return entity(
    'deal',
    id,
    more.updated ?? more.won ?? created,
    {
      title: `Deal ${id}`,
      status: more.won ? 'won' : 'open',
      amountMicros: units(more.amount ?? 0),
      marginMicros: more.margin === undefined ? null : units(more.margin),
      currency: 'EUR',
      createdAt: at(created),
      wonAt: more.won ? at(more.won) : null,
      ...(more.orderNumber !== undefined && { orderNumber: more.orderNumber }),
      ...more.fields,
    },
    who,
    more.deleted ? 'delete' : 'upsert',
  );
}

export function contact(
  id: string,
  who: Record<string, Identifier | null>,
  updated: string,
  more: { mergedInto?: string | null; deleted?: boolean } = {},
): Fact {
  const fields = more.mergedInto === undefined ? {} : { mergedInto: more.mergedInto };
  return entity('contact', id, updated, fields, who, more.deleted ? 'delete' : 'upsert');
}

export function call(
  id: string,
  who: Record<string, Identifier | null>,
  time: string,
  traffic: { utmSource?: string; utmMedium?: string } = {},
): Fact {
  return entity(
    'call',
    id,
    time,
    { direction: 'in', status: 'answered', startedAt: at(time), ...traffic },
    who,
  );
}

export function costs(
  day: string,
  taken: string,
  rows: {
    campaign: string;
    cost: number;
    clicks?: number;
    source?: string;
    medium?: string;
    currency?: string;
    vat?: boolean;
    /** Names the row, so that others of this name are its copies. */
    row?: string;
    emitted?: string;
    /** Setting, action, conversions and value, in whole ones; null is untold. */
    claimed?: readonly (readonly [string, string, number | null, number | null])[];
  }[],
  key = `ad_cost:google_ads:1:${day}:campaign`,
): SliceFact {
  const content = JSON.stringify(rows);
  return {
    kind: 'slice',
    type: 'ad_cost',
    id: deterministicId('slice', key, content, taken),
    source: 'ads',
    account: 'main',
    occurredAt: at(taken),
    isTest: false,
    slice: {
      key,
      snapshotAt: at(taken),
      snapshotId: deterministicId('snapshot', key, content),
      part: 1,
      parts: 1,
    },
    rows: rows.map((row) => ({
      date: day,
      utmSource: row.source ?? 'google',
      utmMedium: row.medium ?? 'cpc',
      campaignId: '',
      campaign: row.campaign,
      adGroupId: '',
      adGroup: '',
      keyword: '',
      currency: row.currency ?? 'EUR',
      costMicros: units(row.cost),
      vatIncluded: row.vat ?? false,
      impressions: 1000,
      clicks: row.clicks ?? 10,
      ...(row.row && { rowKey: sha256(row.row).slice(0, 16) }),
      ...(row.emitted && { emittedAt: at(row.emitted) }),
      ...(row.claimed && { claimed: row.claimed.map(claim) }),
    })),
  };
}

function claim([setting, action, conversions, value]: readonly [
  string,
  string,
  number | null,
  number | null,
]): Claim {
  return {
    ...{ setting, action },
    ...(conversions !== null && { conversions: units(conversions) }),
    ...(value !== null && { valueMicros: units(value) }),
  };
}

/** One block in several parts of these rows each, as an importer hands out what is too large for one delivery. */
export function costParts(
  day: string,
  taken: string,
  parts: Parameters<typeof costs>[2][],
  key?: string,
): SliceFact[] {
  const whole = costs(day, taken, parts.flat(), key);
  return parts.map((rows, index) => {
    const fact = costs(day, taken, rows, key);
    const slice = { ...whole.slice, part: index + 1, parts: parts.length };
    return { ...fact, id: deterministicId(whole.id, index), slice } as SliceFact;
  });
}

export function rates(
  day: string,
  base: string,
  quote: string,
  rate: string,
  taken = `${day}T00:00:00Z`,
): SliceFact {
  const key = `fx_rate:${base}:${quote}:${day}`;
  return {
    kind: 'slice',
    type: 'fx_rate',
    id: deterministicId('slice', key, rate, taken),
    source: 'rates',
    account: 'main',
    occurredAt: at(taken),
    isTest: false,
    slice: {
      key,
      snapshotAt: at(taken),
      snapshotId: deterministicId('snapshot', key, rate),
      part: 1,
      parts: 1,
    },
    rows: [{ date: day, base, quote, rate }],
  };
}
