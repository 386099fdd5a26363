import { type Body, readBody } from './body.ts';
import { type Condition, readCondition } from './condition.ts';
import { type FetchRule, readFetchRules } from './fetch-rule.ts';
import { type Path, parsePath } from './path.ts';
import { type Ping, readPings } from './ping.ts';
import type { Reader } from './reader.ts';
import { type RecordRule, readRecordRules, readSkip, type SkipRule } from './record-rule.ts';
import { type PackSetting, readSettings } from './settings.ts';
import { readSplit, type Split } from './split.ts';
import { readVerifications, type Verification } from './verification.ts';

/** A vendor as data: everything that the engine needs to be its source. */
export interface Pack {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly connect: readonly string[];
  readonly notes: readonly string[];
  readonly settings: readonly PackSetting[];
  readonly verification: readonly Verification[];
  readonly pings: readonly Ping[];
  readonly body: Body;
  readonly split: Split;
  /** What is asked for where the vendor sends ids only. */
  readonly fetch: readonly FetchRule[];
  /** Parts by the names of streams of Airbyte’s connectors and Singer’s taps, in small letters. */
  readonly streams: ReadonlyMap<string, string>;
  /** What the vendor hangs on to the address that it was given (`/events/summary`). */
  readonly tails: readonly string[];
  /** Headers that records look at. */
  readonly headers: readonly string[];
  readonly tests: readonly TestMark[];
  /** What the vendor calls the kind of a record, for those that no rule fits. */
  readonly kind: Path | undefined;
  readonly records: readonly RecordRule[];
  readonly reply: { readonly status: number; readonly body?: string };
}

/** Marks a delivery as a test: it is left out, unless the account says that such ones count. */
export interface TestMark {
  readonly when: Condition;
  readonly skip: SkipRule;
  /** A truth among the settings. */
  readonly setting: string | undefined;
}

const KEYS = [
  ...[
    'name',
    'title',
    'about',
    'connect',
    'notes',
    'settings',
    'verification',
    'pings',
    'body',
    'split',
  ],
  ...['fetch', 'streams', 'headers', 'tails', 'tests', 'kind', 'records', 'reply'],
];
const REQUIRED = ['name', 'title', 'about', 'connect', 'verification', 'records'];

/** Reads the document of a pack; whatever is wrong in it is reported to the reader. */
export function readPack(document: unknown, reader: Reader): Pack {
  const given = reader.object(document, [], KEYS, REQUIRED);
  const name = reader.text(given.name, ['name'], 'pack');
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(name))
    reader.report('name_invalid', ['name'], `\`${name}\` cannot stand in an address.`);
  const settings = readSettings(given.settings, ['settings'], reader);
  for (const setting of settings) reader.settings.add(setting.name);
  const split = readSplit(given.split, ['split'], reader);
  const texts = (key: 'connect' | 'notes' | 'headers' | 'tails') =>
    reader.list(given[key], [key]).map(([one, at]) => reader.text(one, at));
  return {
    name,
    title: reader.text(given.title, ['title']),
    about: reader.text(given.about, ['about']).trim(),
    connect: texts('connect'),
    notes: texts('notes'),
    settings,
    verification: readVerifications(given.verification, ['verification'], reader),
    pings: readPings(given.pings, ['pings'], reader),
    body: readBody(given.body, ['body'], reader),
    split,
    fetch: readFetchRules(given.fetch, ['fetch'], reader),
    streams: readStreams(given.streams, reader),
    tails: texts('tails'),
    headers: texts('headers').map((header) => header.toLowerCase()),
    tests: readTests(given.tests, reader),
    kind: given.kind === undefined ? undefined : readKind(given.kind, reader),
    records: readRecordRules(given.records, ['records'], reader),
    reply: readReply(given.reply, reader),
  };
}

function readStreams(given: unknown, reader: Reader): ReadonlyMap<string, string> {
  return new Map(
    reader.entries(given, ['streams']).map(([stream, part, at]) => {
      const name = reader.text(part, at);
      reader.parts.add(name);
      return [stream.toLowerCase(), name];
    }),
  );
}

function readKind(given: unknown, reader: Reader): Path | undefined {
  const path = typeof given === 'string' ? parsePath(given) : undefined;
  if (!path) reader.report('path_invalid', ['kind'], `${JSON.stringify(given)} is no path.`);
  return path;
}

function readTests(given: unknown, reader: Reader): readonly TestMark[] {
  return reader.list(given, ['tests']).map(([one, at]) => {
    const known = reader.object(one, at, ['when', 'reason', 'setting'], ['when', 'reason']);
    const message = reader.text(known.reason, [...at, 'reason']);
    return {
      when: readCondition(known.when, [...at, 'when'], reader),
      skip: readSkip({ code: 'test_record', message: message || 'a test' }, at, reader),
      setting:
        known.setting === undefined ? undefined : reader.setting(known.setting, [...at, 'setting']),
    };
  });
}

function readReply(given: unknown, reader: Reader): Pack['reply'] {
  if (given === undefined) return { status: 200 };
  const known = reader.object(given, ['reply'], ['status', 'body']);
  const status = known.status ?? 200;
  if (typeof status !== 'number' || status < 200 || status > 299)
    reader.report('value_invalid', ['reply', 'status'], 'Expected a status from 200 to 299.');
  return {
    status: Number(status),
    ...(typeof known.body === 'string' && { body: known.body }),
  };
}
