import type { FastifyBaseLogger } from 'fastify';
import type { Line } from '../line/line.ts';
import type { WorkerEvents } from '../line/worker-events.ts';
import type { Metrics } from './metrics.ts';
import { skipLabels } from './skip-labels.ts';

/** Counts and logs what a worker does. */
export function workerEvents(metrics: Metrics, line: Line, log: FastifyBaseLogger): WorkerEvents {
  const labels = skipLabels();
  return {
    loaded({ accepted, duplicates, rejected, reasons, skipped, placeholders }, seconds) {
      metrics.records.inc({ outcome: 'accepted' }, accepted);
      metrics.records.inc({ outcome: 'duplicate' }, duplicates);
      metrics.records.inc({ outcome: 'rejected' }, rejected);
      for (const each of skipped) {
        metrics.records.inc({ outcome: 'skipped' }, each.records);
        metrics.skipped.inc(labels(each), each.records);
      }
      for (const [code, number] of Object.entries(reasons)) metrics.badRows.inc({ code }, number);
      for (const [type, number] of Object.entries(placeholders))
        metrics.placeholders.inc({ type }, number);
      metrics.loadSeconds.observe(seconds);
      log.debug({ accepted, duplicates, rejected, seconds }, 'loaded');
    },
    derived({ revision, loads }, seconds) {
      metrics.revision.set(revision);
      metrics.deriveSeconds.observe(seconds);
      log.debug({ revision, seconds }, 'derived');
      observeFreshness(metrics, line, loads).catch((error: unknown) =>
        log.debug({ err: error }, 'freshness'),
      );
    },
    failed(error, work) {
      metrics.retries.inc({ work });
      log.error({ err: error }, work);
    },
    threadEnded(why) {
      metrics.retries.inc({ work: 'map' });
      log.error({ why }, 'the mapping thread ended and is started again');
    },
  };
}

async function observeFreshness(
  metrics: Metrics,
  line: Line,
  loads: readonly bigint[],
): Promise<void> {
  const [oldest] = await line.warehouse.reader().rows<{ deliveries: string; age: number }>(
    `SELECT count() AS deliveries, dateDiff('millisecond', min(received_at), now64(6)) / 1000 AS age
     FROM deliveries WHERE load IN {loads:Array(UInt64)}`,
    { loads },
  );
  if (oldest && oldest.deliveries !== '0') metrics.freshnessSeconds.observe(oldest.age);
}
