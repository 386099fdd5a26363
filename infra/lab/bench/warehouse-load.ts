import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Mapped } from '@throughline/ingest/contract/source';
import type { Batch, LogEntry } from '@throughline/ingest/log/event-log';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { openLoader } from '@throughline/transform/load/loader';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { migrate } from '@throughline/transform/warehouse/migrate';
import { identityRules } from '../../config/config.ts';
import { monotonicClock } from '../../topology/clock.ts';
import type { Bench, BenchContext, BenchRow } from './bench.ts';
import { benchConfig } from './bench-config.ts';
import { MEASUREMENT_ID, MOST_EVENTS, measurementBodies } from './payloads.ts';
import { median } from './statistics.ts';
import { count, milliseconds } from './units.ts';

/** Deliveries in a batch, as the line hands them in under load. */
const DELIVERIES = 2000;

export const warehouseLoad: Bench = {
  name: 'warehouse-load',
  title: 'Warehouse load',
  target: '≥ 60 k rows/s, mapping included, on one thread',
  limit:
    'by --cpu-prof of the mapping: making deterministic ids (SHA-1 and SHA-256) and garbage are the largest parts; of the load: statements have a fixed cost of about 60 ms of processor time, staging 50,000 events takes 0.15 s of it, encoding included.',
  async run(context) {
    const batches = prepare(context.quick ? 4 : 12);
    const folder = join(context.root, 'load');
    const config = await benchConfig(folder);
    const warehouse = await openEmbeddedWarehouse({ path: folder });
    await migrate(warehouse);
    const map = deliveryMapper(await loadSources(), config.accounts, identityRules(config));
    const known = new Map<string, Mapped>();
    const loader = await openLoader(warehouse, {
      prepare: ({ delivery }) => known.get(delivery.id) ?? map(delivery),
      classification: { customRules: [] },
      rulesVersion: '1',
      clock: monotonicClock(),
    });
    const mapping: number[] = [];
    const loading: number[] = [];
    for (const batch of batches) {
      const began = performance.now();
      for (const { delivery } of batch.entries) known.set(delivery.id, map(delivery));
      const mapped = performance.now();
      await loader.load(batch);
      mapping.push(mapped - began);
      loading.push(performance.now() - mapped);
      known.clear();
    }
    await warehouse.close();
    return report(context, mapping.slice(1), loading.slice(1));
  },
};

function report(context: BenchContext, mapping: number[], loading: number[]): BenchRow[] {
  const rows = DELIVERIES * MOST_EVENTS;
  const rate = (ms: number) => rows / (ms / 1000);
  const both = median(mapping) + median(loading);
  context.say(`mapping ${milliseconds(median(mapping))}, loading ${milliseconds(median(loading))}`);
  return [
    {
      what: 'load, mapping included',
      measured: `${count(rate(both))} rows/s`,
      target: '≥ 60,000 rows/s',
      met: rate(both) >= 60_000,
      detail: `${loading.length} batches of ${count(rows)} events, medians`,
    },
    {
      what: 'load, mapping excluded',
      measured: `${count(rate(median(loading)))} rows/s (${milliseconds(median(loading))} a batch)`,
    },
    {
      what: 'mapping alone',
      measured: `${count(rate(median(mapping)))} rows/s (${milliseconds(median(mapping))} a batch)`,
    },
  ];
}

/** Every delivery came at its own microsecond, as from the line's clock. */
function prepare(batches: number): Batch[] {
  const bodies = measurementBodies(3, DELIVERIES, MOST_EVENTS).map((body) => Buffer.from(body));
  const start = Date.UTC(2026, 0, 15) * 1000;
  return Array.from({ length: batches }, (_, number) => {
    const first = number * DELIVERIES;
    const entries = bodies.map(
      (body, index): LogEntry => ({
        partition: 0,
        offset: first + index,
        delivery: {
          id: randomUUID(),
          source: 'ga4',
          account: 'main',
          endpoint: 'collect',
          receivedAt: start + (first + index) * 1250,
          headers: {},
          query: `measurement_id=${MEASUREMENT_ID}`,
          body,
        },
      }),
    );
    return {
      partition: 0,
      first,
      last: first + DELIVERIES - 1,
      repeated: false,
      isStale: () => false,
      entries,
    };
  });
}
