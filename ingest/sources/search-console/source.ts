import { RecordError } from '../../contract/record-error.ts';
import type { MeasureRow, MeasureSlice } from '../../contract/slice.ts';
import type { LeftOut, Source } from '../../contract/source.ts';
import { isLeftOut, skip } from '../../mapping/left-out.ts';
import { decodeText } from '../../mapping/map-records.ts';
import { type BlockRow, mapSlices } from '../../mapping/map-slices.ts';
import { quietly } from '../../mapping/quietly.ts';
import { readJson } from '../../mapping/read-json.ts';
import { readMessage } from '../../mapping/stream-record.ts';
import { bearerEndpoint } from '../../verification/bearer-endpoint.ts';
import { EXAMPLE } from './example.ts';
import { performanceRow } from './performance-row.ts';
import { type SearchConsoleSettings, searchConsoleSettings } from './settings.ts';

const DAY = 86_400_000_000;

/** What Google’s search showed and what was clicked, from the records of its Airbyte connector. */
export const source: Source<SearchConsoleSettings> = {
  name: 'search-console',
  example: EXAMPLE,
  title: 'Google Search Console (Airbyte)',
  about: {
    verification: '`Authorization: Bearer` with `token`',
    dedupe: 'day of a property; row without its metrics',
    version: 'newest `emitted_at` of the day',
    becomes: 'slice `search_performance`',
  },
  settings: searchConsoleSettings,
  endpoints: [bearerEndpoint('search-console', { name: 'records', megabytes: 32, holds: 'batch' })],
  importing: {
    kind: 'json',
    blockOf: (value) => quietly(() => blockOf(value)),
    takenAt: (value) =>
      quietly(() => {
        const message = readMessage(value);
        return isLeftOut(message) ? undefined : message.takenAt;
      }),
  },
  map: (delivery, { settings }) =>
    mapSlices<MeasureRow>(delivery, readJson(decodeText(delivery.body)), {
      blockOf: (value) => quietly(() => blockOf(value)),
      read: (value) => read(value, delivery.receivedAt, settings),
      make: (envelope, rows) =>
        ({ ...envelope, type: 'search_performance', rows: [...rows] }) satisfies MeasureSlice,
    }),
};

function read(
  value: unknown,
  receivedAt: number,
  settings: SearchConsoleSettings,
): BlockRow<MeasureRow> | LeftOut {
  const message = readMessage(value);
  if (isLeftOut(message)) return message;
  const { stream, data, takenAt } = message;
  if (stream !== '' && stream !== settings.stream)
    return skip(
      'stream_unmapped',
      `stream ${stream} tells the same clicks as ${settings.stream}, or none; the setting stream takes it instead`,
      stream,
    );
  // A snapshot from the future would outrank every later one, and the day could never be restated.
  if (takenAt !== undefined && takenAt > receivedAt + DAY)
    throw new RecordError('time_in_future', { field: 'emitted_at' });
  const { property, date, row } = performanceRow(data, takenAt);
  return {
    block: `${stream}:${property}:${date}`,
    key: `search_performance:${property}:${date}`,
    row,
    ...(takenAt !== undefined && { takenAt }),
  };
}

function blockOf(value: unknown): string | undefined {
  const message = readMessage(value);
  if (isLeftOut(message)) return undefined;
  const { property, date } = performanceRow(message.data, undefined);
  return `${message.stream}:${property}:${date}`;
}
