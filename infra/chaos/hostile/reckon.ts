import { loadSources } from '@throughline/ingest/sources/registry';
import { expectedFacts } from '../expected-facts.ts';
import type { LineChild } from '../line-child.ts';
import { sampleConfig } from '../sample-config.ts';
import { type Door, HOSTILE_WORLD } from './doors.ts';

export interface Acknowledged {
  readonly door: Door;
  readonly body: Uint8Array;
}

/** accepted = stored + rejected + skipped, by id. */
export interface Reckoning {
  readonly acknowledged: number;
  /** Lines in the books of deliveries. */
  readonly booked: number;
  readonly events: number;
  readonly entities: number;
  readonly slices: number;
  readonly badRows: number;
  readonly skipped: number;
  /** Ids that the vendors' mappings make of what was acknowledged and that are neither stored nor rejected. */
  readonly lost: readonly string[];
  /** Ids that are stored and that no mapping makes. */
  readonly strange: readonly string[];
}

/** Compares what is stored with what the mappings make of the acknowledged bodies, outside of the line. */
export async function reckon(
  line: LineChild,
  acknowledged: readonly Acknowledged[],
): Promise<Reckoning> {
  const sources = await loadSources();
  const sendings = acknowledged.map(({ door, body }, index) => ({
    ...{ key: `delivery ${index}`, source: door.source, account: door.account, path: door.path },
    ...{ headers: door.headers(body), body },
  }));
  const config = sampleConfig(HOSTILE_WORLD, sources);
  const { facts } = await expectedFacts(sendings, config, sources, Date.now() * 1000);
  const ends = await line.ask<readonly number[]>({ ask: 'ends' });
  const sent = ends.reduce((total, end) => total + end, 0);
  const { events, entities, slices } = await stored(line);
  const known = new Set([...events, ...entities, ...slices]);
  const expected = new Set<string>();
  for (const fact of facts.values()) expected.add(fact.kind === 'slice' ? fact.slice.key : fact.id);
  const [books] = await line.rows<Record<string, string>>(BOOKS);
  const [bad] = await line.rows<{ rows: string; unstorable: string }>(BAD_ROWS);
  const missing = [...expected].filter((id) => !known.has(id));
  return {
    ...{ acknowledged: sent, booked: Number(books?.deliveries) },
    ...{ events: events.length, entities: entities.length, slices: slices.length },
    ...{ badRows: Number(bad?.rows), skipped: Number(books?.skipped) },
    // What the warehouse refuses by value is rejected as it is loaded, which no mapping can tell.
    lost: Number(bad?.unstorable) >= missing.length ? [] : missing,
    strange: [...known].filter((id) => !expected.has(id)),
  };
}

async function stored(line: LineChild) {
  const ids = async (sql: string) => (await line.rows<{ id: string }>(sql)).map(({ id }) => id);
  return {
    events: await ids('SELECT DISTINCT toString(id) AS id FROM events'),
    entities: await ids('SELECT DISTINCT toString(id) AS id FROM entities'),
    slices: await ids(`SELECT DISTINCT slice_key AS id FROM slices WHERE type != 'events'`),
  };
}

const BOOKS = `
  SELECT toString(count()) AS deliveries, toString(sum(skipped)) AS skipped
  FROM (SELECT * FROM deliveries LIMIT 1 BY partition, offset)`;

const BAD_ROWS = `
  SELECT toString(uniqExact(id)) AS rows,
    toString(uniqExactIf(id, code IN ('record_unstorable', 'delivery_set_aside'))) AS unstorable
  FROM bad_rows`;
