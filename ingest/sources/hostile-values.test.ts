import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RecordError } from '../contract/record-error.ts';
import type { Source } from '../contract/source.ts';
import { readJson } from '../mapping/read-json.ts';
import { IS_LONG } from '../testing/long-runs.ts';
import { loadSources } from './registry.ts';

/** Values that a vendor never sends in this place and that anyone may post. */
const STRANGE: readonly unknown[] = [null, '', [[]], { toString: 1, valueOf: 2 }];

/** The document with one value after another replaced, at every path. */
function* spoilt(value: unknown): Generator<unknown> {
  yield* STRANGE;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value))
    for (const other of spoilt(member)) {
      const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
        ? [...value]
        : { ...value };
      yield Object.assign(copy, { [key]: other });
    }
}

/** What can be read of a source's fixtures; some hold a broken line on purpose. */
const fixtures = ({ name }: Source): unknown[] => {
  const own = new URL(`./${name}/fixtures/`, import.meta.url);
  const folder = existsSync(own) ? own : new URL(`../packs/${name}/fixtures/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => /\.(nd)?json$/.test(file))
    .flatMap((file) => readJson(readFileSync(new URL(file, folder), 'utf8')))
    .flatMap(({ value }) => (value instanceof RecordError ? [] : [value]));
};

const sources = (await loadSources()).filter(({ importing }) => importing.kind === 'json');

describe('a value that nobody expects, anywhere in a record', () => {
  it.each(sources)('$name never throws and answers for the record', (source) => {
    const context = { settings: source.settings.parse({}), identity: { keepContacts: false } };
    let tried = 0;
    const silent: string[] = [];
    // What no address takes comes from files and from the product itself.
    const endpoints = ['import', source.endpoints[0]?.name ?? 'import'];
    for (const record of fixtures(source))
      for (const value of spoilt(record)) {
        // The gate asks one of the two for each value, in turn.
        const asked = IS_LONG ? endpoints : [endpoints[tried % 2]!];
        for (const endpoint of asked) {
          const body = JSON.stringify(value);
          source.importing.blockOf?.(value);
          source.importing.takenAt?.(value);
          const mapped = source.map(
            {
              id: '00000000-0000-4000-8000-000000000000',
              source: source.name,
              account: 'main',
              endpoint,
              receivedAt: 1_775_000_000_000_000,
              headers: {},
              query: '',
              body: Buffer.from(body),
            },
            context,
          );
          tried++;
          if (mapped.records.length === 0 && !Array.isArray(value)) silent.push(body);
        }
      }
    expect(silent).toEqual([]);
    // Counted by fields, for a vendor with few of them is tried just as well.
    const fields = tried / ((IS_LONG ? 2 : 1) * STRANGE.length);
    expect(fields, 'add a fixture that shows the fields of the source').toBeGreaterThan(10);
  });
});
