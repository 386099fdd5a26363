import type { EntityFact, EventFact, Fact, SliceFact } from '@throughline/ingest/contract/fact';
import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import type { RowReader } from '@throughline/transform/warehouse/warehouse';
import type { ExpectedFacts } from './expected-facts.ts';

/** What was sent against what is stored, by id. Each list holds ids, with what they are the ids of. */
export interface Reconciliation {
  readonly events: number;
  readonly entities: number;
  readonly slices: number;
  readonly rejected: number;
  /** Acknowledged, and not there. */
  readonly lost: readonly string[];
  /** There, and never sent. */
  readonly strange: readonly string[];
  /** Stored with other contents than the mapping made, or with two. */
  readonly altered: readonly string[];
  /** Counted more or less than once by the books of deliveries. */
  readonly misbooked: readonly string[];
  /**
   * Of `misbooked`, what copies of one fact under different keys of the log explain: each of two workers
   * that load them in the same moment takes its copy for the first. Only books are wrong then.
   */
  readonly bookedApart: readonly string[];
  /** Rows that repeat another one and have not collapsed yet. Readers never see them. */
  readonly physicalCopies: number;
}

/** One kind of row as the warehouse has it: contents by id, and how many rows carry it. */
interface Stored {
  readonly id: string;
  readonly rows: string;
  readonly contents: readonly string[];
}

/** @param ends of the log, for each partition. */
export async function reconcile(
  reader: RowReader,
  expected: ExpectedFacts,
  ends: readonly number[],
): Promise<Reconciliation> {
  const facts = [...expected.facts.values()];
  const of = <Kind extends Fact['kind']>(kind: Kind) =>
    facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);
  const kinds = {
    event: compare(
      'event',
      new Map(of('event').map((e) => [e.id, eventText(e)])),
      await reader.rows(EVENTS),
    ),
    entity: compare(
      'entity',
      new Map(of('entity').map((e) => [e.id, entityText(e)])),
      await reader.rows(ENTITIES),
    ),
    slice: compare('slice', await sliceTexts(reader, of('slice')), await reader.rows(SLICES)),
    block: compare('block', await blockTexts(reader, of('event')), await reader.rows(BLOCKS)),
    bad_row: compare(
      'bad row',
      new Map([...expected.badRows].map((id) => [id, 'open'])),
      await reader.rows(BAD_ROWS),
    ),
  };
  const all = Object.values(kinds);
  const books = await misbooked(
    reader,
    ends,
    {
      events: kinds.event.stored,
      entities: kinds.entity.stored,
      slices: kinds.slice.stored,
    },
    expected.apart,
  );
  return {
    events: kinds.event.stored,
    entities: kinds.entity.stored,
    slices: kinds.slice.stored,
    rejected: kinds.bad_row.stored,
    lost: all.flatMap(({ lost }) => lost),
    strange: all.flatMap(({ strange }) => strange),
    altered: all.flatMap(({ altered }) => altered),
    ...books,
    physicalCopies: all.reduce((total, { copies }) => total + copies, 0),
  };
}

function compare(kind: string, expected: ReadonlyMap<string, string>, stored: readonly Stored[]) {
  const found = new Map(stored.map((row) => [row.id, row]));
  const name = (id: string) => `${kind} ${id}`;
  return {
    stored: stored.length,
    lost: [...expected.keys()].filter((id) => !found.has(id)).map(name),
    strange: stored.filter(({ id }) => !expected.has(id)).map(({ id }) => name(id)),
    altered: stored
      .filter(
        ({ id, contents }) =>
          expected.has(id) && (contents.length !== 1 || contents[0] !== expected.get(id)),
      )
      .map(
        ({ id, contents }) => `${name(id)}: ${contents.join(' | ')} instead of ${expected.get(id)}`,
      ),
    copies: stored.reduce((total, { rows }) => total + Number(rows) - 1, 0),
  };
}

const EVENTS = `
  SELECT toString(id) AS id, count() AS rows, groupUniqArray(concatWithSeparator('¦', type, name, source, account,
    toString(toUnixTimestamp64Micro(occurred_at)), session_id, campaign, keyword, content, page_url,
    toString(length(identifiers)), toString(is_test))) AS contents
  FROM events GROUP BY id`;

function eventText(event: EventFact): string {
  const { source, account, sessionId, traffic } = event;
  return [
    event.type,
    event.name,
    source,
    account,
    event.occurredAt,
    sessionId ? `${source}:${account}:${sessionId}` : '',
    traffic?.campaign ?? '',
    traffic?.keyword ?? '',
    traffic?.content ?? '',
    event.pageUrl ?? '',
    new Set(event.identifiers.map(({ type, value }) => `${type}:${value}`)).size,
    event.isTest,
  ].join('¦');
}

// The way of a call is worked out from its fields while it is loaded; it is no field of the fact.
const ENTITIES = `
  SELECT toString(id) AS id, count() AS rows, groupUniqArray(concatWithSeparator('¦', entity_type, source, account,
    entity_id, toString(version), op, toString(is_test),
    arrayStringConcat(arraySort(arrayMap(f -> f.1 || '=' || ifNull(f.2, '∅'),
      arrayFilter(f -> f.1 != 'traffic', arrayZip(mapKeys(fields), mapValues(fields))))), ';'))) AS contents
  FROM entities GROUP BY id`;

function entityText(entity: EntityFact): string {
  const fields = Object.entries(entity.fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${valueText(value)}`);
  const identifiers = Object.entries(entity.identifiers).map(
    ([role, value]) => `id.${role}=${value ? `${value.type}:${value.value}` : '∅'}`,
  );
  const { entityType, source, account, entityId, version, op, isTest } = entity;
  const said = [...fields, ...identifiers].sort(bytewise).join(';');
  return [entityType, source, account, entityId, version, op, isTest, said].join('¦');
}

/** As it is stored: scalars as text, lists and maps as canonical JSON. */
function valueText(value: unknown): string {
  if (value === null) return '∅';
  return typeof value === 'object' ? canonicalJson(value) : String(value);
}

function bytewise(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

// A slice is known by its key, snapshot and part; the time of a snapshot may be that of its receipt.
const SLICES = `
  SELECT slice_key || ' ' || toString(snapshot) || ' ' || toString(part) AS id, count() - uniqExact(snapshot_at) + 1 AS rows,
    [concatWithSeparator('¦', any(type), toString(any(parts)), toString(any(costs.amount)), toString(any(costs.lines)),
      toString(any(rates.lines)))] AS contents
  FROM slices
  LEFT JOIN (SELECT slice, snapshot, part, sum(cost_micros) AS amount, count() AS lines
             FROM (SELECT * FROM cost_rows LIMIT 1 BY slice, snapshot, part, row) GROUP BY slice, snapshot, part) AS costs
    USING (slice, snapshot, part)
  LEFT JOIN (SELECT slice, snapshot, uniqExact(day, base, quote) AS lines FROM fx_rows GROUP BY slice, snapshot) AS rates
    USING (slice, snapshot)
  WHERE type != 'events' GROUP BY slice_key, snapshot, part`;

const BLOCKS = `
  SELECT slice_key || ' ' || toString(snapshot) || ' ' || toString(part) AS id, count() - uniqExact(snapshot_at) + 1 AS rows,
    [toString(any(parts))] AS contents
  FROM slices WHERE type = 'events' GROUP BY slice_key, snapshot, part`;

const BAD_ROWS = `
  SELECT toString(id) AS id, 1 AS rows, groupUniqArray(toString(status)) AS contents FROM bad_rows GROUP BY id`;

async function sliceTexts(reader: RowReader, slices: readonly SliceFact[]) {
  const hashes = await snapshotHashes(reader, slices);
  return new Map(
    slices.map((fact, index) => {
      const costs = fact.type === 'ad_cost' ? fact.rows : [];
      const rates = fact.type === 'fx_rate' ? fact.rows.length : 0;
      const amount = costs.reduce((total, { costMicros }) => total + costMicros, 0n);
      const text = [fact.type, fact.slice.parts, amount, costs.length, rates].join('¦');
      return [`${fact.slice.key} ${hashes[index]} ${fact.slice.part}`, text] as const;
    }),
  );
}

async function blockTexts(reader: RowReader, events: readonly EventFact[]) {
  const blocks = new Map<string, { slice: SliceFact['slice'] }>();
  for (const { slice } of events)
    if (slice) blocks.set(`${slice.key} ${slice.snapshotId} ${slice.part}`, { slice });
  const list = [...blocks.values()];
  const hashes = await snapshotHashes(reader, list);
  return new Map(
    list.map(
      ({ slice }, index) =>
        [`${slice.key} ${hashes[index]} ${slice.part}`, String(slice.parts)] as const,
    ),
  );
}

/** Snapshots as the warehouse keys them, in the order of `facts`. */
async function snapshotHashes(
  reader: RowReader,
  facts: readonly Pick<SliceFact, 'slice'>[],
): Promise<readonly string[]> {
  const rows = await reader.rows<{ hashes: readonly string[] }>(
    `SELECT arrayMap((key, id) -> toString(sipHash64(key, id)), {keys:Array(String)}, {ids:Array(String)}) AS hashes`,
    { keys: facts.map(({ slice }) => slice.key), ids: facts.map(({ slice }) => slice.snapshotId) },
  );
  return rows[0]!.hashes;
}

/** Every delivery in the log has one line in the books, and the facts that they count are those stored. */
async function misbooked(
  reader: RowReader,
  ends: readonly number[],
  stored: { events: number; entities: number; slices: number },
  apart: ExpectedFacts['apart'],
): Promise<Pick<Reconciliation, 'misbooked' | 'bookedApart'>> {
  const [books] = await reader.rows<Record<string, string>>(
    `SELECT count() AS deliveries, sum(events) AS events, sum(entities) AS entities, sum(slices) AS slices
     FROM (SELECT * FROM deliveries LIMIT 1 BY partition, offset)`,
  );
  const deliveries = ends.reduce((total, end) => total + end, 0);
  const wrong = [
    ['deliveries', deliveries, 0] as const,
    ['events', stored.events, apart.event] as const,
    ['entities', stored.entities, apart.entity] as const,
    ['slices', stored.slices, apart.slice] as const,
  ].filter(([what, count]) => Number(books?.[what]) !== count);
  const text = ([what, count]: (typeof wrong)[number]) =>
    `${what}: ${books?.[what]} booked, ${count} stored`;
  return {
    misbooked: wrong.map(text),
    bookedApart: wrong
      .filter(([what, count, copies]) => Math.abs(Number(books?.[what]) - count) <= copies)
      .map(text),
  };
}
