import type { CostRow } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { Micros } from '../../contract/time.ts';
import { adCostKey, adCostSlice } from '../../mapping/ad-cost.ts';
import { isLeftOut, skip } from '../../mapping/left-out.ts';
import { decodeText } from '../../mapping/map-records.ts';
import { type BlockRow, mapSlices } from '../../mapping/map-slices.ts';
import { readJson } from '../../mapping/read-json.ts';
import { bearerToken } from '../../verification/bearer-token.ts';
import type { LeftOut, Source } from '../source.ts';
import { readMessage } from './message.ts';
import { type AirbyteSettings, airbyteSettings } from './settings.ts';
import { streamMap } from './streams.ts';

const DAY = 86_400_000_000;

/** Records of Airbyte and Singer connectors, as NDJSON over HTTP or from a file. */
export const source: Source<AirbyteSettings> = {
  name: 'airbyte',
  title: 'Airbyte and Singer records',
  settings: airbyteSettings,
  endpoints: [
    {
      name: 'records',
      methods: ['POST'],
      paths: ['/collect/airbyte', '/collect/airbyte/:account'],
      maxBodyBytes: 32 * 1024 * 1024,
      holds: 'batch',
      keepHeaders: [],
      verifyHead: (request, settings) => bearerToken(request, settings.token),
      verify: (request, settings) => bearerToken(request, settings.token),
      accepted: { status: 202 },
    },
  ],
  importing: { kind: 'json', blockOf, takenAt: recordTakenAt },
  map: (delivery, { settings }) =>
    mapSlices<CostRow>(delivery, readJson(decodeText(delivery.body)), {
      blockOf,
      read: (value) => readCost(value, delivery.account, delivery.receivedAt, settings),
      make: adCostSlice,
    }),
};

function readCost(
  value: unknown,
  configuredAccount: string,
  receivedAt: Micros,
  settings: AirbyteSettings,
): BlockRow<CostRow> | LeftOut {
  const message = readMessage(value);
  if (isLeftOut(message)) return message;
  const map = streamMap(message.stream);
  if (isLeftOut(map)) return map;
  const left = map.leaveOut(message.data, settings);
  if (left) return skip(left.code, `stream ${message.stream}: ${left.message}`, message.stream);
  // A snapshot from the future would outrank every later one, and its costs could never be restated.
  if (message.takenAt !== undefined && message.takenAt > receivedAt + DAY)
    throw new RecordError('time_in_future', {
      field: 'emitted_at',
      got: new Date(message.takenAt / 1000).toISOString(),
    });
  const { account, date } = map.place(message.data);
  const owner = account ?? map.accountId(settings) ?? configuredAccount;
  return {
    block: blockName(message.stream, adCostKey(map.platform, account ?? '', date, map.level)),
    key: adCostKey(map.platform, owner, date, map.level),
    row: map.row(message.data, date, settings),
    ...(message.takenAt !== undefined && { takenAt: message.takenAt }),
  };
}

/** Two streams may tell the same level (`ad_group_ad`, `ad_group_ad_legacy`): they are two snapshots, never one sum. */
function blockName(stream: string, key: string): string {
  return `${key}@${stream}`;
}

function blockOf(record: unknown): string | undefined {
  return quietly(() => {
    const message = readMessage(record);
    if (isLeftOut(message)) return undefined;
    const map = streamMap(message.stream);
    if (isLeftOut(map)) return undefined;
    const { account, date } = map.place(message.data);
    return blockName(message.stream, adCostKey(map.platform, account ?? '', date, map.level));
  });
}

function recordTakenAt(record: unknown): Micros | undefined {
  return quietly(() => {
    const message = readMessage(record);
    return isLeftOut(message) ? undefined : message.takenAt;
  });
}

/** A record that cannot be read belongs to no block; the mapping says what is wrong with it. */
function quietly<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RecordError) return undefined;
    throw error;
  }
}
