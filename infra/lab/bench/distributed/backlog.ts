import { randomUUID } from 'node:crypto';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import type { EventLog } from '@throughline/ingest/log/event-log';
import { MEASUREMENT_ID, MOST_EVENTS, measurementBodies } from '../payloads.ts';

const AT_ONCE = 200;

/** Appends deliveries of 25 events each, a minute apart for the clock, keyed as collectors do. */
export async function appendBacklog(log: EventLog, events: number): Promise<void> {
  const deliveries = events / MOST_EVENTS;
  const start = Date.UTC(2026, 0, 15) * 1000;
  for (let from = 0; from < deliveries; from += AT_ONCE) {
    const bodies = measurementBodies(from, Math.min(AT_ONCE, deliveries - from), MOST_EVENTS);
    const records = bodies.map((text, index) => {
      const delivery = {
        id: randomUUID(),
        source: 'ga4',
        account: 'main',
        endpoint: 'collect',
        receivedAt: start + (from + index) * 60_000_000,
        headers: {},
        query: `measurement_id=${MEASUREMENT_ID}`,
        body: Buffer.from(text),
      };
      return { key: deliveryKey(delivery), delivery };
    });
    await log.append(records);
  }
}
