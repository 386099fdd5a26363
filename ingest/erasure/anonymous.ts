import { createHmac } from 'node:crypto';
import type { EntityFact, EventFact, Fact, Traffic } from '../contract/fact.ts';
import type { Identifier } from '../contract/identity.ts';
import { EVENT_KINDS, type EventKindRow } from '../contract/kinds/event-kinds.ts';
import { saleKey } from '../contract/sale-key.ts';

export interface Anonymising {
  /** Random, and destroyed once it was used: nothing else leads from a name to the one in its place. */
  readonly seed: string;
  /** Another time of the same day; the order of times stays. */
  readonly timeOf: (at: number) => number;
}

const KINDS = new Map<string, EventKindRow>(EVENT_KINDS.map((row) => [row.kind, row]));
const KEPT_ENTITIES = new Set([
  ...(['contact', 'lead', 'deal', 'order', 'refund', 'payment'] as const),
  ...(['call', 'conversation', 'subscriber'] as const),
]);
/** Words that say what a record is and how it came, and nothing of whom it is about. */
const WORDS = new Set([
  ...['status', 'nativeStatus', 'channel', 'direction', 'type', 'purpose', 'medium', 'method'],
  ...['pipeline', 'stage', 'recurring', 'currency', 'presentmentCurrency', 'paidBackCurrency'],
  ...['utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent', 'clickIds', 'companyId'],
  // What was denied counts no more without its person than with them.
  ...['consentAds', 'consentMessages', 'consentAnalytics'],
  ...['consentAdUserData', 'consentAdPersonalization'],
]);
const ADDRESSES = new Set(['referrer', 'landingUrl', 'pageUrl']);
const NAMES = new Set([
  'orderId',
  'dealId',
  'leadId',
  'contactId',
  'mergedInto',
  'number',
  'orderNumber',
]);
const LISTS_OF_NAMES = new Set(['externalNumbers', 'orderNumbers', 'contactIds']);
/** Whole numbers that tell of the person. */
const PERSONAL = new Set(['birthYear']);
/** Of an order, a deal or a refund: what was sold, without its texts. */
const LINE_WORDS = new Set(['product', 'sku', 'category', 'brand', 'restock']);
/** No count and no amount is as large as a time in µs. */
const LEAST_TIME = 1e14;

/**
 * A fact as nobody's: its names, ids and references are others, the same name always the same other one,
 * so that what was joined stays joined and nobody else is. Times keep their day and their order. Of what
 * it said, kinds, ways of coming, money and products stay.
 * @returns undefined for what is no touch, no lead, no sale and no part of a visit.
 */
export function anonymous(fact: Fact, anonymising: Anonymising): Fact | undefined {
  if (fact.kind === 'slice') return undefined;
  const other = otherNames(anonymising.seed);
  if (fact.kind === 'event') return anonymousEvent(fact, anonymising, other);
  return KEPT_ENTITIES.has(fact.entityType as never)
    ? anonymousEntity(fact, anonymising, other)
    : undefined;
}

/** Every time that a fact tells, for the map of times. */
export function timesIn(fact: Fact): readonly number[] {
  if (fact.kind === 'slice') return [];
  if (fact.kind === 'event') return [fact.occurredAt];
  const fields: Record<string, unknown> = fact.fields;
  const stages = (Array.isArray(fields.stages) ? fields.stages : []) as { at: number }[];
  return [
    fact.occurredAt,
    fact.version,
    ...Object.values(fields),
    ...stages.map(({ at }) => at),
  ].filter((value): value is number => typeof value === 'number' && value >= LEAST_TIME);
}

interface OtherNames {
  uuid(id: string): string;
  /** The numbers by which systems tell one sale find each other as before. */
  name(text: string): string;
  identifier(identifier: Identifier): Identifier;
}

function otherNames(seed: string): OtherNames {
  const digest = (text: string) => createHmac('sha256', seed).update(text).digest('hex');
  const name = (text: string) => digest(`name ${saleKey(text) ?? text}`).slice(0, 24);
  return {
    name,
    uuid(id) {
      const hex = digest(`id ${id}`);
      const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3]!;
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    identifier({ type, value }) {
      if (type === 'sale_number') return { type, value: name(value) };
      const other = digest(`${type}:${value}`);
      return { type, value: type === 'email' || type === 'phone' ? other : other.slice(0, 32) };
    },
  };
}

function anonymousEvent(
  fact: EventFact,
  { timeOf }: Anonymising,
  other: OtherNames,
): EventFact | undefined {
  const { type } = fact;
  const row = KINDS.get(type);
  const isTouch = row?.is.some((meaning) => meaning === 'touch' || meaning === 'lead');
  const isKept =
    type === 'consent' ||
    isTouch ||
    row?.is.includes('sale') ||
    row?.visit === 'makes' ||
    (row?.visit === 'joins' && fact.sessionId !== undefined);
  if (!isKept) return undefined;
  const { name, source, account, isTest, testMark, isBot, isInternal, slice } = fact;
  const { subject, variant, medium, consent, companyId } = fact;
  const { traffic, pageUrl, sessionId, transactionId, valueMicros, currency, items, region } = fact;
  return {
    ...{ kind: 'event', type, name, source, account, isTest, isBot },
    ...(isTouch && subject !== undefined && { subject }),
    ...(isTouch && variant !== undefined && { variant }),
    ...(medium !== undefined && { medium }),
    ...(consent && { consent }),
    ...(companyId !== undefined && { companyId }),
    id: other.uuid(fact.id),
    occurredAt: timeOf(fact.occurredAt),
    precision: 'day',
    identifiers: fact.identifiers.map(other.identifier),
    ...(testMark && { testMark }),
    ...(isInternal !== undefined && { isInternal }),
    ...(slice && { slice }),
    ...(sessionId !== undefined && { sessionId: other.name(sessionId) }),
    ...(traffic && { traffic: withoutPages(traffic) }),
    ...(pageUrl !== undefined && { pageUrl: originOf(pageUrl) }),
    ...(transactionId !== undefined && { transactionId: other.name(transactionId) }),
    ...(valueMicros !== undefined && { valueMicros }),
    ...(currency !== undefined && { currency }),
    ...(region?.country !== undefined && { region: { country: region.country } }),
    ...(items && {
      items: items.map(({ id, sku, category, quantity, priceMicros, discountMicros }) => ({
        ...{ id, quantity },
        ...(sku !== undefined && { sku }),
        ...(category !== undefined && { category }),
        ...(priceMicros !== undefined && { priceMicros }),
        ...(discountMicros !== undefined && { discountMicros }),
      })),
    }),
  };
}

function anonymousEntity(fact: EntityFact, { timeOf }: Anonymising, other: OtherNames): EntityFact {
  const { kind, entityType, source, account, op, isTest, isInternal, testMark } = fact;
  const roles = Object.entries(fact.identifiers).map(
    ([role, identifier]) => [role, identifier && other.identifier(identifier)] as const,
  );
  const fields = Object.entries(fact.fields as Record<string, unknown>).flatMap(([name, value]) => {
    const kept = value === null ? null : fieldOf(name, value, timeOf, other);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return {
    ...{ kind, entityType, source, account, op, isTest },
    ...(testMark && { testMark }),
    ...(isInternal !== undefined && { isInternal }),
    id: other.uuid(fact.id),
    entityId: other.name(fact.entityId),
    occurredAt: timeOf(fact.occurredAt),
    version: fact.version >= LEAST_TIME ? timeOf(fact.version) : fact.version,
    identifiers: Object.fromEntries(roles),
    fields: Object.fromEntries(fields),
  } as EntityFact;
}

/** Undefined for what is left out. */
function fieldOf(
  name: string,
  value: unknown,
  timeOf: (at: number) => number,
  other: OtherNames,
): unknown {
  if (typeof value === 'bigint' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (PERSONAL.has(name)) return undefined;
    return value >= LEAST_TIME ? timeOf(value) : value;
  }
  if (typeof value === 'string') {
    if (WORDS.has(name) || /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
    if (ADDRESSES.has(name)) return originOf(value);
    return NAMES.has(name) ? other.name(value) : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  if (LISTS_OF_NAMES.has(name)) return value.map((text) => other.name(String(text)));
  if (name === 'stages')
    return value.map(({ stage, at }: { stage: string; at: number }) => ({ stage, at: timeOf(at) }));
  return name === 'lines' ? value.map((line) => lineOf(line, other)) : undefined;
}

function lineOf(line: Readonly<Record<string, unknown>>, other: OtherNames): object {
  return Object.fromEntries(
    Object.entries(line).flatMap(([name, value]) => {
      if (name === 'id' || name === 'line') return [[name, other.name(String(value))]];
      const isFigure = typeof value === 'bigint' || typeof value === 'boolean';
      return isFigure || LINE_WORDS.has(name) ? [[name, value]] : [];
    }),
  );
}

function withoutPages({ referrer, landingUrl, ...traffic }: Traffic): Traffic {
  return {
    ...traffic,
    ...(referrer !== undefined && { referrer: originOf(referrer) }),
    ...(landingUrl !== undefined && { landingUrl: originOf(landingUrl) }),
  };
}

/** Of an address the site alone. */
function originOf(address: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/[^/?#]+/i.exec(address)?.[0] ?? '/';
}
