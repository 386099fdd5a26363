import type { CollectorCounters } from '@throughline/ingest/collector/counters';
import { asideCounts } from '@throughline/transform/notices/aside-counts';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Line, LOAD_GROUP } from '../line/line.ts';

/** What a process counts about itself. Names and labels hold no personal data. */
export interface Metrics {
  readonly registry: Registry;
  readonly records: Counter<'outcome'>;
  readonly badRows: Counter<'code'>;
  readonly skipped: Counter<'source' | 'reason' | 'group'>;
  readonly placeholders: Counter<'type'>;
  readonly retries: Counter<'work'>;
  readonly loadSeconds: Histogram;
  readonly deriveSeconds: Histogram;
  readonly freshnessSeconds: Histogram;
  readonly revision: Gauge;
}

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];

/** Makes the metrics of a process; what the line knows anyway is read when somebody asks. */
export function createMetrics(line: Line, counters: CollectorCounters): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  collectorMetrics(registers, counters);
  lineMetrics(registers, line);
  const histogram = (name: string, help: string) =>
    new Histogram({ name, help, buckets: SECONDS, registers });
  return {
    registry,
    records: new Counter({
      name: 'throughline_records_total',
      help: 'Records loaded, by what became of them: accepted, duplicate, rejected or skipped.',
      labelNames: ['outcome'],
      registers,
    }),
    badRows: new Counter({
      name: 'throughline_bad_rows_total',
      help: 'Records that cannot be read, by reason.',
      labelNames: ['code'],
      registers,
    }),
    skipped: new Counter({
      name: 'throughline_skipped_records_total',
      help: 'Records that were read and left out, by source, reason and what the vendor calls them.',
      labelNames: ['source', 'reason', 'group'],
      registers,
    }),
    placeholders: new Counter({
      name: 'throughline_dropped_identifiers_total',
      help: 'Texts that identify nobody, such as placeholders, and were dropped, by the type of identifier.',
      labelNames: ['type'],
      registers,
    }),
    retries: new Counter({
      name: 'throughline_retries_total',
      help: 'Work that failed and is done again: load or derive.',
      labelNames: ['work'],
      registers,
    }),
    loadSeconds: histogram('throughline_load_seconds', 'Time that one load of a batch took.'),
    deriveSeconds: histogram('throughline_derive_seconds', 'Time that one derivation took.'),
    freshnessSeconds: histogram(
      'throughline_freshness_seconds',
      'From the receipt of the oldest delivery in a revision until reports showed it.',
    ),
    revision: new Gauge({
      name: 'throughline_revision',
      help: 'The revision that this process published last.',
      registers,
    }),
  };
}

/** The collector counts plain numbers; they become counters when somebody asks. */
function collectorMetrics(registers: Registry[], counters: CollectorCounters): void {
  new Counter({
    name: 'throughline_collector_deliveries_total',
    help: 'Requests of vendors, by source and by what became of them.',
    labelNames: ['source', 'outcome', 'reason'],
    registers,
    collect() {
      this.reset();
      const add = (source: string, outcome: string, number: number, reason = '') =>
        this.inc({ source, outcome, reason }, number);
      for (const outcome of ['accepted', 'answered', 'failed'] as const)
        for (const [source, number] of Object.entries(counters[outcome]))
          add(source, outcome, number);
      for (const [source, reasons] of Object.entries(counters.refused))
        for (const [reason, number] of Object.entries(reasons))
          add(source, 'refused', number, reason);
    },
  });
  new Counter({
    name: 'throughline_collector_bytes_total',
    help: 'Bytes of accepted bodies, by source.',
    labelNames: ['source'],
    registers,
    collect() {
      this.reset();
      for (const [source, bytes] of Object.entries(counters.acceptedBytes))
        this.inc({ source }, bytes);
    },
  });
}

function lineMetrics(registers: Registry[], line: Line): void {
  new Gauge({
    name: 'throughline_log_lag_records',
    help: 'Deliveries in the log that are not yet loaded, by partition; absent while the log is away.',
    labelNames: ['partition'],
    registers,
    async collect() {
      this.reset();
      try {
        const [ends, committed] = await Promise.all([
          line.log.ends(),
          line.log.committed(LOAD_GROUP),
        ]);
        ends.forEach((end, partition) => {
          this.set(
            { partition: String(partition) },
            Math.max(0, end - (committed[partition] ?? 0)),
          );
        });
      } catch {
        // A scrape answers what it can; `/health/ready` says why this is missing.
      }
    },
  });
  new Gauge({
    name: 'throughline_set_aside',
    help: 'What cannot be derived and is set aside: people, entities, and blocks of costs or rates; absent while the warehouse is away.',
    labelNames: ['what'],
    registers,
    async collect() {
      this.reset();
      try {
        const counts = await asideCounts(line.warehouse.reader());
        for (const [what, count] of Object.entries(counts)) this.set({ what }, count);
      } catch {
        // As above.
      }
    },
  });
  new Gauge({
    name: 'throughline_partitions_held',
    help: 'Partitions of the log that this process consumes.',
    registers,
    collect() {
      this.set(line.worker?.held() ?? 0);
    },
  });
  new Gauge({
    name: 'throughline_derives',
    help: '1 in the process that derives, else 0.',
    registers,
    collect() {
      this.set(line.worker?.derives() ? 1 : 0);
    },
  });
}
