import type {
  CostRow,
  EntityFact,
  EventFact,
  Fact,
  SliceFact,
  SliceRef,
  Traffic,
} from '@throughline/ingest/contract/fact';
import { compareIdentifiers, type Identifier } from '@throughline/ingest/contract/identity';
import { saleKey } from '@throughline/ingest/contract/sale-key';
import { type TrafficTuple, trafficKey, trafficTuple } from '../channels/traffic-key.ts';

/** Rows of the staging tables, in the order of `STAGE_COLUMNS`. */
export interface Stage {
  readonly stage_events: unknown[][];
  readonly stage_entities: unknown[][];
  readonly stage_slices: unknown[][];
  readonly stage_costs: unknown[][];
  readonly stage_fx: unknown[][];
  /** Ways of coming that the batch mentions, by their key. */
  readonly tuples: Map<string, TrafficTuple>;
  /** Blocks of events already noted in this batch. */
  readonly blocks: Set<string>;
  /** Span of the events' times in µs, for pruning. */
  span: { from: number; to: number };
}

export function emptyStage(): Stage {
  return {
    stage_events: [],
    stage_entities: [],
    stage_slices: [],
    stage_costs: [],
    stage_fx: [],
    tuples: new Map(),
    blocks: new Set(),
    span: { from: Number.MAX_SAFE_INTEGER, to: 0 },
  };
}

/** Adds one fact; `ordinal` numbers the facts of the batch. */
export function stageFact(stage: Stage, fact: Fact, ordinal: number): void {
  if (fact.kind === 'event') stageEvent(stage, fact, ordinal);
  else if (fact.kind === 'entity') stageEntity(stage, fact, ordinal);
  else stageSlice(stage, fact, ordinal);
}

function stageEvent(stage: Stage, fact: EventFact, ordinal: number): void {
  const traffic = fact.traffic;
  const sale = saleKey(fact.transactionId) ?? '';
  stage.span.from = Math.min(stage.span.from, fact.occurredAt);
  stage.span.to = Math.max(stage.span.to, fact.occurredAt);
  stage.stage_events.push([
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
    fact.valueMicros === undefined ? null : String(fact.valueMicros),
    fact.currency ?? '',
    fact.slice?.key ?? '',
    fact.slice?.snapshotId ?? '',
    fact.isTest,
    fact.isBot,
  ]);
  if (fact.slice) stageBlock(stage, fact.slice);
}

/**
 * A purchase whose sender names nobody (consent was denied) is a sale all the same. It belongs to a
 * nameless person of its own, whom nothing else can be joined with.
 */
const NOBODY = 'anonymous_id:purchase ';

function stageEntity(stage: Stage, fact: EntityFact, ordinal: number): void {
  const fields: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(fact.fields)) {
    if (value !== undefined) fields[name] = value === null ? null : String(value);
  }
  for (const [role, value] of Object.entries(fact.identifiers)) {
    fields[`id.${role}`] = value && identifierText(value);
  }
  if (fact.entityType === 'call' || fact.entityType === 'order') {
    const traffic = entityTraffic(stage, fact.fields);
    // A version that knows that nothing led to it clears what an earlier one said.
    if (traffic || fact.fields.utmSource === null) fields.traffic = traffic || null;
  }
  stage.stage_entities.push([
    ordinal,
    fact.id,
    fact.entityType,
    fact.source,
    fact.account,
    fact.entityId,
    fact.version,
    fact.op,
    fact.occurredAt,
    fact.isTest,
    fields,
    identifierTexts(Object.values(fact.identifiers).filter((value) => value !== null)),
  ]);
}

/** The traffic that an entity tells, flattened over its fields; empty when this version says nothing of it. */
function entityTraffic(
  stage: Stage,
  fields: Extract<EntityFact, { entityType: 'call' | 'order' }>['fields'],
): string {
  const text = (value: string | null | undefined) => value ?? undefined;
  const traffic = {
    source: text(fields.utmSource),
    medium: text(fields.utmMedium),
    campaign: text(fields.utmCampaign),
    clickIds: fields.clickIds ? fields.clickIds.split(',') : undefined,
    referrer: text(fields.referrer),
    // A path without its host is no site that a referrer could be a page of.
    landingUrl: fields.landingUrl?.startsWith('/') ? undefined : text(fields.landingUrl),
  };
  const said = Object.fromEntries(
    Object.entries(traffic).filter(([, value]) => value !== undefined),
  );
  return tupleOf(stage, said as Traffic, undefined);
}

function stageSlice(stage: Stage, fact: SliceFact, ordinal: number): void {
  const { key, snapshotId, part } = fact.slice;
  if (fact.type === 'fx_rate') {
    for (const { date, base, quote, rate } of fact.rows)
      stage.stage_fx.push([key, snapshotId, date, base, quote, rate]);
  } else {
    fact.rows.forEach((row, index) => {
      stage.stage_costs.push([
        key,
        snapshotId,
        part,
        index,
        fact.source,
        fact.account,
        ...costColumns(stage, row),
      ]);
    });
  }
  stageSliceRef(stage, fact.slice, fact.type, ordinal);
}

function costColumns(stage: Stage, row: CostRow): unknown[] {
  const traffic = {
    source: row.utmSource,
    medium: row.utmMedium,
    ...(row.campaign && { campaign: row.campaign }),
  };
  return [
    row.date,
    tupleOf(stage, traffic, undefined),
    row.campaignId,
    row.campaign,
    row.adGroupId,
    row.adGroup,
    row.keyword,
    row.currency,
    String(row.costMicros),
    row.vatIncluded,
    row.impressions,
    row.clicks,
    row.rowKey ?? '',
    row.emittedAt ?? 0,
  ];
}

/** No fact of its own: its events are. */
const NO_ORDINAL = 4_294_967_295;

function stageBlock(stage: Stage, slice: SliceRef): void {
  const block = `${slice.key}/${slice.snapshotId}/${slice.part}/${slice.snapshotAt}`;
  if (stage.blocks.has(block)) return;
  stage.blocks.add(block);
  stageSliceRef(stage, slice, 'events', NO_ORDINAL);
}

function stageSliceRef(stage: Stage, slice: SliceRef, type: string, ordinal: number): void {
  const { key, snapshotId, snapshotAt, part, parts } = slice;
  stage.stage_slices.push([ordinal, key, type, snapshotId, snapshotAt, part, parts]);
}

function tupleOf(stage: Stage, traffic: Traffic | undefined, pageUrl: string | undefined): string {
  const tuple = traffic && trafficTuple(traffic, pageUrl);
  if (!tuple) return '';
  const key = trafficKey(tuple);
  stage.tuples.set(key, tuple);
  return key;
}

function identifierTexts(identifiers: readonly Identifier[]): string[] {
  return [...new Set([...identifiers].sort(compareIdentifiers).map(identifierText))];
}

function identifierText({ type, value }: Identifier): string {
  return `${type}:${value}`;
}
