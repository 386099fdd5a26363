import type { Consent, EventFact, Item } from '@throughline/ingest/contract/event';
import type { SliceRef } from '@throughline/ingest/contract/fact';
import { saleKey } from '@throughline/ingest/contract/sale-key';
import type { Stage } from './stage.ts';
import { digits, identifierTexts, stageSliceRef, tupleOf } from './stage-pieces.ts';

export function stageEvent(stage: Stage, fact: EventFact, ordinal: number): void {
  const traffic = fact.traffic;
  const sale = saleKey(fact.transactionId) ?? '';
  stage.span.from = Math.min(stage.span.from, fact.occurredAt);
  stage.span.to = Math.max(stage.span.to, fact.occurredAt);
  stage.stage_events.push([
    stage.load,
    ordinal,
    fact.id,
    fact.type,
    fact.name,
    fact.source,
    fact.account,
    fact.identifiers.length === 0 && sale
      ? [`${NOBODY}${sale}`]
      : identifierTexts(fact.identifiers),
    fact.occurredAt,
    fact.sessionId ? `${fact.source}:${fact.account}:${fact.sessionId}` : '',
    tupleOf(stage, traffic, fact.pageUrl),
    traffic?.campaign ?? '',
    traffic?.campaignId ?? '',
    traffic?.adGroup ?? '',
    traffic?.keyword ?? '',
    traffic?.content ?? '',
    fact.pageUrl ?? '',
    fact.transactionId ?? '',
    sale,
    digits(fact.valueMicros),
    fact.currency ?? '',
    fact.slice?.key ?? '',
    fact.slice?.snapshotId ?? '',
    fact.isTest,
    fact.isBot,
    hasDetails(fact),
    ...details(fact),
  ]);
  if (fact.slice) stageBlock(stage, fact.slice);
}

/**
 * A purchase whose sender names nobody (consent was denied) is a sale all the same. It belongs to a
 * nameless person of its own, whom nothing else can be joined with.
 */
const NOBODY = 'anonymous_id:purchase ';

const DETAILS = [
  ...(['subject', 'variant', 'medium', 'pageTitle', 'searchTerm', 'device', 'region'] as const),
  ...(['companyId', 'branch', 'properties', 'clickIds', 'items', 'consent', 'isInternal'] as const),
];
const AD_DETAILS = ['adId', 'creative', 'network', 'placement', 'matchType'] as const;

function hasDetails(fact: EventFact): boolean {
  const { traffic } = fact;
  return (
    DETAILS.some((name) => fact[name] !== undefined) ||
    (traffic !== undefined && AD_DETAILS.some((name) => traffic[name] !== undefined))
  );
}

const NO_ITEMS: readonly unknown[] = [];

function details(fact: EventFact): unknown[] {
  const { traffic, device, region, items = [] } = fact;
  const of = (read: (item: Item) => unknown) => (items.length === 0 ? NO_ITEMS : items.map(read));
  return [
    fact.subject ?? '',
    fact.variant ?? '',
    fact.medium ?? '',
    traffic?.adId ?? '',
    traffic?.creative ?? '',
    traffic?.network ?? '',
    traffic?.placement ?? '',
    traffic?.matchType ?? '',
    fact.pageTitle ?? '',
    fact.searchTerm ?? '',
    device?.category ?? '',
    device?.os ?? '',
    device?.browser ?? '',
    device?.app ?? '',
    device?.appVersion ?? '',
    device?.language ?? '',
    region?.country ?? '',
    region?.region ?? '',
    region?.city ?? '',
    fact.companyId ?? '',
    fact.branch ?? '',
    fact.properties ?? {},
    fact.clickIds ?? {},
    of(({ id }) => id),
    of(({ sku }) => sku ?? ''),
    of(({ name }) => name ?? ''),
    of(({ brand }) => brand ?? ''),
    of(({ category }) => category ?? ''),
    of(({ variant }) => variant ?? ''),
    of(({ quantity }) => String(quantity)),
    of(({ priceMicros }) => digits(priceMicros)),
    of(({ listPriceMicros }) => digits(listPriceMicros)),
    of(({ discountMicros }) => digits(discountMicros)),
    of(({ coupon }) => coupon ?? ''),
    of(({ list }) => list ?? ''),
    of(({ position }) => position ?? null),
    of(({ promotion }) => promotion ?? ''),
    of(({ creative }) => creative ?? ''),
    consentBits(fact.consent),
    fact.cut ?? 0,
    fact.isInternal ?? false,
  ];
}

/** Two bits each, from the lowest: 0 unknown, 1 granted, 2 denied. */
function consentBits(consent: Consent | undefined): number {
  if (!consent) return 0;
  const { analytics, ads, adUserData, adPersonalization } = consent;
  return [analytics, ads, adUserData, adPersonalization].reduce(
    (bits, word, place) =>
      bits | ((word === 'granted' ? 1 : word === 'denied' ? 2 : 0) << (2 * place)),
    0,
  );
}

/** No fact of its own: its events are. */
const NO_ORDINAL = 4_294_967_295;

/** Notes a part of a block of events. */
export function stageBlock(stage: Stage, slice: SliceRef): void {
  const block = `${slice.key}/${slice.snapshotId}/${slice.part}/${slice.snapshotAt}`;
  if (stage.blocks.has(block)) return;
  stage.blocks.add(block);
  stageSliceRef(stage, slice, 'events', NO_ORDINAL);
}
