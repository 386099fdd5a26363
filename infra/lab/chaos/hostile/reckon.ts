import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { identityRules } from '../../../config/config.ts';
import type { LineChild } from '../line-child.ts';
import { sampleConfig } from '../sample-config.ts';
import { HOSTILE_WORLD } from './doors.ts';

/** accepted = stored + rejected + skipped, by id. */
export interface Reckoning {
  /** Deliveries that were answered with 2xx. */
  readonly acknowledged: number;
  /** Deliveries in the log: these, and what the requests imported. */
  readonly logged: number;
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

/** Compares what is stored with what the mappings make of the log, outside of the line. */
export async function reckon(line: LineChild, acknowledged: number): Promise<Reckoning> {
  const sources = await loadSources();
  const config = sampleConfig(HOSTILE_WORLD, sources);
  const map = deliveryMapper(sources, config.accounts, identityRules(config));
  const expected = new Set<string>();
  const logged = await line.ask<readonly RawDelivery[]>({ ask: 'deliveries' });
  for (const delivery of logged)
    for (const record of map(delivery).records)
      if ('facts' in record)
        for (const fact of record.facts)
          expected.add(fact.kind === 'slice' ? fact.slice.key : fact.id);
  const { events, entities, slices } = await stored(line);
  const known = new Set([...events, ...entities, ...slices]);
  const [books] = await line.rows<Record<string, string>>(BOOKS);
  const [bad] = await line.rows<{ rows: string; unstorable: string }>(BAD_ROWS);
  const missing = [...expected].filter((id) => !known.has(id));
  return {
    ...{ acknowledged, logged: logged.length, booked: Number(books?.deliveries) },
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
