import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { LogEntry } from '@throughline/ingest/log/event-log';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { runs } from '@throughline/ingest/testing/long-runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestLine } from '../testing/test-line.ts';

/** What stands in a record of a vendor one day: as JSON, so that escapes reach the parser as they are. */
const TEXTS = [
  '"Anna \\ud83d"',
  '"\\udc00\\ud83d"',
  '"a\\u0000b"',
  '"\\u2028\\u2029\\ufeff\\u202e"',
  '"\\\\N"',
  '"\\t\\r\\n\\"\'`{x:String}"',
  JSON.stringify(`${'ж'.repeat(511)}\u{1f600}`),
  JSON.stringify('\u{1f600}'.repeat(2_000)),
  '"0"',
  '"-1"',
  '"1e308"',
  '"NaN"',
  '"9999-12-31"',
  '"9999-12-31T23:59:59Z"',
  '"0001-01-01T00:00:00Z"',
  '"2149-06-07"',
];
const NUMBERS = [
  '0',
  '-1',
  '1e308',
  '9007199254740993',
  '0.1',
  '18446744073709551616',
  '253402300800014',
];

/** The document as JSON with one value after another replaced, at every path. */
function* spoilt(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    yield* TEXTS;
    yield* NUMBERS;
    return;
  }
  const members = Object.entries(value);
  for (const [index, [, member]] of members.entries())
    for (const other of spoilt(member)) {
      const written = members.map(([key, own], at) => {
        const text = at === index ? other : JSON.stringify(own);
        return Array.isArray(value) ? text : `${JSON.stringify(key)}:${text}`;
      });
      yield Array.isArray(value) ? `[${written.join(',')}]` : `{${written.join(',')}}`;
    }
}

/** Cells of a table, spoilt one after another in its second line of data. */
function* spoiltTable(text: string): Generator<string> {
  const lines = text.split('\n');
  const at = lines.findIndex((line, index) => index > 0 && /\d{4}-\d\d-\d\d/.test(line));
  const delimiter = lines[at]!.includes('\t') ? '\t' : lines[at]!.includes(';') ? ';' : ',';
  const cells = lines[at]!.split(delimiter);
  for (const index of cells.keys())
    for (const json of [...TEXTS, ...NUMBERS]) {
      const value = String(JSON.parse(json)).replace(/[\t\r\n",;]/g, '');
      const spoiltCells = cells.with(index, value).join(delimiter);
      yield lines.with(at, spoiltCells).join('\n');
    }
}

/** Texts of an exchange file, spoilt one after another. */
function* spoiltXml(bytes: Buffer): Generator<string> {
  const encoding = /encoding="([^"]+)"/.exec(bytes.toString('latin1'))?.[1] ?? 'utf-8';
  const text = new TextDecoder(encoding)
    .decode(bytes)
    .replace(`encoding="${encoding}"`, 'encoding="utf-8"');
  for (const { index, 1: told } of text.matchAll(/>([^<>]*[^<>\s][^<>]*)</g))
    for (const json of [...TEXTS, ...NUMBERS]) {
      const value = String(JSON.parse(json)).replace(/[&<>]/g, '');
      yield text.slice(0, index + 1) + value + text.slice(index + 1 + told!.length);
    }
}

const sources = await loadSources();
/** Vendors whose times have no zone: the account has to say it. */
const WITHOUT_ZONE = ['commerceml', 'metrica'];
const accounts = sources
  .filter(({ name }) => WITHOUT_ZONE.includes(name))
  .map(({ name, settings }) => ({
    ...{ source: name, account: 'main', settings: settings.parse({ timezone: 'UTC' }) },
  }));
const map = deliveryMapper(sources, accounts, { keepContacts: true });

/** Packs are made by one engine: two of them show what it lets through. */
const TRIED_PACKS = ['stripe', 'woocommerce'];

function folderOf(name: string): URL {
  return new URL(
    `../../ingest/${isPack(name) ? 'packs' : 'sources'}/${name}/fixtures/`,
    import.meta.url,
  );
}

function isPack(name: string): boolean {
  return existsSync(new URL(`../../ingest/packs/${name}/pack.yaml`, import.meta.url));
}

/** How many of a source's spoilt documents are tried. */
const MOST = runs(150, 600);

/**
 * Deliveries with a bad value each; of a source with very many fields every n-th, the seed saying which of the n,
 * so that runs with other seeds try the others.
 */
function deliveries(name: string): string[] {
  const folder = folderOf(name);
  const all = readdirSync(folder).flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    if (/\.(csv|tsv)$/.test(file)) return [...spoiltTable(text)];
    if (file.endsWith('.xml')) return [...spoiltXml(readFileSync(new URL(file, folder)))];
    if (!/\.(nd)?json$/.test(file)) return [];
    return documents(text).flatMap((document) => [...spoilt(document)]);
  });
  // A source is only as well tried as its fixtures are: add one where this is too small.
  expect(all.length).toBeGreaterThan(100);
  const step = Math.ceil(all.length / MOST);
  const seed = Number(process.env.THROUGHLINE_SEED) % step;
  return all.filter((_, index) => index % step === seed);
}

function documents(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
  }
}

/** What is made here has no address that anybody could send to. */
const ADDRESSED = sources.flatMap(({ name, endpoints }) =>
  endpoints[0] && (!isPack(name) || TRIED_PACKS.includes(name))
    ? [[name, endpoints[0].name] as const]
    : [],
);

describe('a value that nobody expects goes the whole way', () => {
  let line: Awaited<ReturnType<typeof openTestLine>>;
  let loaded = 0;
  beforeAll(async () => {
    line = await openTestLine({ currency: 'EUR' });
  });
  afterAll(() => line.close());

  it.each(ADDRESSED)(
    '%s: loading never stops, and every record is accounted for',
    { timeout: 300_000 },
    async (name, endpoint) => {
      const loader = await line.openLoader(({ delivery }) => map(delivery));
      const entries = deliveries(name).flatMap((body, index) =>
        ['import', endpoint].map((at, side): LogEntry => {
          const offset = loaded + 2 * index + side;
          const delivery: RawDelivery = {
            id: `00000000-0000-4000-8000-${String(offset).padStart(12, '0')}`,
            ...{ source: name, account: 'main', endpoint: at, receivedAt: 1_775_000_000_000_000 },
            ...{ headers: {}, query: '', body: Buffer.from(body) },
          };
          return { partition: 0, offset, delivery };
        }),
      );
      const first = loaded;
      loaded += entries.length;
      const result = await loader.load({
        ...{ partition: 0, first, last: loaded - 1, repeated: false, entries },
        isStale: () => false,
      });
      expect(result.accepted).toBeGreaterThan(0);
      expect(result.reasons).not.toHaveProperty('record_unstorable');
      const [books] = await line.rows<{ deliveries: string }>(
        'SELECT count() AS deliveries FROM deliveries WHERE source = {name:String}',
        { name },
      );
      expect(books).toEqual({ deliveries: String(entries.length) });
    },
  );

  it('deriving what they brought never stops, and a rebuild gives the same', {
    timeout: 300_000,
  }, async () => {
    expect(await line.advance()).toMatchObject({ revision: 1 });
    const incremental = await line.snapshot();
    await line.deriver.rebuild();
    expect(await line.snapshot()).toBe(incremental);
  });
});
