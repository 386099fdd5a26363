import type { Source } from '../../contract/source.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { mapRecords, orRejected } from '../../mapping/map-records.ts';
import { textsOf } from '../../mapping/texts-of.ts';
import { bearerEndpoint } from '../../verification/bearer-endpoint.ts';
import { EXAMPLE } from './example.ts';
import { logEvents } from './log-events.ts';
import { type LogLine, readLog } from './log-table.ts';
import { type MetricaSettings, metricaSettings } from './settings.ts';

/** Visits and hits of Yandex.Metrica, as its Logs API gives them out. */
export const source: Source<MetricaSettings> = {
  name: 'metrica',
  example: EXAMPLE,
  title: 'Yandex.Metrica (Logs API)',
  about: {
    verification: '`Authorization: Bearer` with `token`',
    dedupe:
      'counter, year and visit (or counter and hit), and what of it: goal and its time, purchase id',
    version: 'the later telling of an event',
    becomes: 'events `page_view`, `purchase`, `other`',
  },
  settings: metricaSettings,
  endpoints: [bearerEndpoint('metrica', { name: 'logs', megabytes: 16, holds: 'table' })],
  importing: { kind: 'text' },
  map: (delivery, { settings, identity }) =>
    orRejected(delivery, () =>
      mapRecords(
        textsOf(delivery).flatMap(readLog),
        (value) =>
          typeof value === 'string'
            ? noRecord(value)
            : logEvents(value as LogLine, delivery, { settings, identity }),
        delivery.receivedAt,
      ),
    ),
};
