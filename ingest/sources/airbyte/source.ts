import type { RawDelivery } from '../../contract/delivery.ts';
import type { CostRow } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { MeasureRow, MeasureSlice } from '../../contract/slice.ts';
import type { LeftOut, Skip, Source } from '../../contract/source.ts';
import type { Micros } from '../../contract/time.ts';
import { adCostKey, adCostSlice, type CostLevel } from '../../mapping/ad-cost.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { isLeftOut, skip } from '../../mapping/left-out.ts';
import { decodeText } from '../../mapping/map-records.ts';
import { type BlockRow, mapSlices } from '../../mapping/map-slices.ts';
import { quietly } from '../../mapping/quietly.ts';
import { readJson } from '../../mapping/read-json.ts';
import { rowKey } from '../../mapping/row-key.ts';
import { CONTEXT_HEADER } from '../../mapping/snapshot.ts';
import { readMessage } from '../../mapping/stream-record.ts';
import { bearerEndpoint } from '../../verification/bearer-endpoint.ts';
import { CLICK_STREAM, clickAccount, clickDay, clickKey, clickRow } from './click-view.ts';
import { EXAMPLE } from './example.ts';
import { KnownAccounts } from './known-accounts.ts';
import { type AirbyteSettings, airbyteSettings, platformSettings } from './settings.ts';
import type { Platform, StreamMap } from './stream-map.ts';
import { streamMap, streamOf } from './streams.ts';

const DAY = 86_400_000_000;

/** Records of Airbyte and Singer connectors, as NDJSON over HTTP or from a file. */
export const source: Source<AirbyteSettings> = {
  name: 'airbyte',
  title: 'Airbyte and Singer records',
  about: {
    verification: '`Authorization: Bearer` with `token`',
    dedupe: 'day of an account and level; row without its metrics',
    version: 'newest `emitted_at` of the day',
    becomes: 'slices `ad_cost`, `ad_click`',
  },
  settings: airbyteSettings,
  endpoints: [bearerEndpoint('airbyte', { name: 'records', megabytes: 32, holds: 'batch' })],
  example: EXAMPLE,
  importing: {
    kind: 'json',
    blockOf: (record) => quietly(() => blockOf(record)),
    takenAt: (record) => quietly(() => takenAt(record)),
    context: () => {
      const known = new KnownAccounts();
      return {
        add: (record) => known.add(record),
        text: () => known.text(),
        nameOf: (block) => nameOf(block, known),
      };
    },
  },
  map: (delivery, { settings }) => {
    const records = readJson(decodeText(delivery.body));
    const known = new KnownAccounts(delivery.headers[CONTEXT_HEADER]);
    for (const { value } of records) known.add(value);
    return mapSlices<CostRow | MeasureRow>(delivery, records, {
      blockOf: (value) => {
        const block = quietly(() => blockOf(value));
        return block && nameOf(block, known);
      },
      read: (value) => readRow(value, delivery, known, settings),
      // The rows of a block are of one kind, which its key names.
      make: (envelope, rows) =>
        envelope.slice.key.startsWith('ad_click:')
          ? ({ ...envelope, type: 'ad_click', rows: rows as MeasureRow[] } satisfies MeasureSlice)
          : adCostSlice(envelope, rows as readonly CostRow[]),
    });
  },
};

function readRow(
  value: unknown,
  delivery: RawDelivery,
  known: KnownAccounts,
  settings: AirbyteSettings,
): BlockRow<CostRow | MeasureRow> | LeftOut {
  const message = readMessage(value);
  if (isLeftOut(message)) return message;
  const { data, takenAt: emittedAt } = message;
  const stream = streamOf(message.stream, data);
  if (CLICK_STREAM.test(stream)) return readClick(data, emittedAt, delivery, known, settings);
  const map = streamMap(stream);
  if (isLeftOut(map)) return map;
  const left = map.noCost(data) ?? otherLevel(map, data, known, delivery, settings);
  if (left) return skip(left.code, `stream ${stream}: ${left.message}`, stream);
  checkEmitted(emittedAt, delivery);
  const { platform, level } = map;
  const date = map.date(data);
  const account = map.account(data) ?? unstatedAccount(platform, known, delivery, settings);
  const currency = map.currency(data) ?? known.currencyOf(platform, account);
  const row = map.row(data, { date, currency }, settings);
  return {
    block: nameOf(blockName(stream, map, map.account(data), date), known),
    key: adCostKey(platform, account, date, level),
    row: {
      ...row,
      rowKey: rowKey({ ...map.segments(data), date, account }),
      ...(emittedAt !== undefined && { emittedAt }),
    },
    ...(emittedAt !== undefined && { takenAt: emittedAt }),
  };
}

/** What a click was for; see `click-view.ts`. */
function readClick(
  data: JsonObject,
  emittedAt: Micros | undefined,
  delivery: RawDelivery,
  known: KnownAccounts,
  settings: AirbyteSettings,
): BlockRow<MeasureRow> {
  checkEmitted(emittedAt, delivery);
  const date = clickDay(data);
  const stated = clickAccount(data);
  const account = stated ?? unstatedAccount('google_ads', known, delivery, settings);
  return {
    block: nameOf(clickKey(stated ?? '', date), known),
    key: clickKey(account, date),
    row: clickRow(data, date, emittedAt),
    ...(emittedAt !== undefined && { takenAt: emittedAt }),
  };
}

/** A snapshot from the future would outrank every later one, and what it tells could never be restated. */
function checkEmitted(emittedAt: Micros | undefined, { receivedAt }: RawDelivery): void {
  if (emittedAt !== undefined && emittedAt > receivedAt + DAY)
    throw new RecordError('time_in_future', {
      field: 'emitted_at',
      got: new Date(emittedAt / 1000).toISOString(),
    });
}

/** Why a row of another level than the one that is taken is left out. Where that level is not told, its money is missing. */
function otherLevel(
  { platform, level, account, date }: StreamMap,
  data: JsonObject,
  known: KnownAccounts,
  delivery: RawDelivery,
  settings: AirbyteSettings,
): Skip | undefined {
  const [name, taken] = takenLevel(platform, settings) ?? [platform, level];
  if (taken === level) return undefined;
  const hint = `level ${level} repeats the cost of level ${taken}; ${name}.level: ${level} takes it instead`;
  const day = quietly(() => date(data));
  const owner = account(data) ?? ownAccount(platform, known, settings) ?? delivery.account;
  return day === undefined || known.tells(platform, owner, taken, day)
    ? { code: 'level_repeats', message: hint }
    : {
        code: 'level_missing',
        message: `${hint} (level ${taken} of their days is not among these records: unless it came before or comes later, this cost is missing)`,
      };
}

/** The section of the settings that names the level which is taken, and that level; Meta has one. */
function takenLevel(
  platform: Platform,
  settings: AirbyteSettings,
): readonly [string, CostLevel] | undefined {
  if (platform === 'google_ads') return ['google', settings.google.level];
  return platform === 'meta' ? undefined : [platform, platformSettings(settings, platform).level];
}

/**
 * Account of a row that states none: the one that the other records of the delivery state, and only
 * where no record states any, the configured one or the name of the account.
 */
function unstatedAccount(
  platform: Platform,
  known: KnownAccounts,
  delivery: RawDelivery,
  settings: AirbyteSettings,
): string {
  const configured = configuredAccount(platform, settings);
  const only = known.only(platform);
  if (only === 'none') return configured ?? delivery.account;
  if (only !== 'several') return only.account;
  if (configured !== undefined && known.has(platform, configured)) return configured;
  throw new RecordError('field_missing', {
    field: platform === 'google_ads' ? 'customer.id' : 'account_id',
    expected:
      'the account of the row, for the other records are of several accounts and none can be replaced by guess',
  });
}

function ownAccount(
  platform: Platform,
  known: KnownAccounts,
  settings: AirbyteSettings,
): string | undefined {
  const only = known.only(platform);
  return typeof only === 'object' ? only.account : configuredAccount(platform, settings);
}

function configuredAccount(platform: Platform, settings: AirbyteSettings): string | undefined {
  if (platform === 'google_ads') return settings.google.accountId?.replaceAll('-', '');
  if (platform === 'meta') return settings.meta.accountId?.replace(/^act_/, '');
  return platformSettings(settings, platform).accountId;
}

/** Two streams may tell the same level (`ad_group_ad`, `ad_group_ad_legacy`): they are two snapshots, never one sum. */
function blockName(
  stream: string,
  { platform, level }: StreamMap,
  account: string | undefined,
  date: string,
): string {
  return `${adCostKey(platform, account ?? '', date, level)}@${stream}`;
}

/** A block whose rows do not state their account is of the only account that others state. */
function nameOf(block: string, known: KnownAccounts): string {
  const unstated = /^(ad_cost|ad_click):([a-z_]+)::/.exec(block);
  if (!unstated) return block;
  const [, kind, platform = ''] = unstated;
  const only = known.only(platform);
  if (typeof only === 'string') return block;
  return `${kind}:${platform}:${only.account}:${block.slice(unstated[0].length)}`;
}

function blockOf(record: unknown): string | undefined {
  const message = readMessage(record);
  if (isLeftOut(message)) return undefined;
  const stream = streamOf(message.stream, message.data);
  if (CLICK_STREAM.test(stream))
    return clickKey(clickAccount(message.data) ?? '', clickDay(message.data));
  const map = streamMap(stream);
  if (isLeftOut(map)) return undefined;
  return blockName(stream, map, map.account(message.data), map.date(message.data));
}

function takenAt(record: unknown): Micros | undefined {
  const message = readMessage(record);
  return isLeftOut(message) ? undefined : message.takenAt;
}
