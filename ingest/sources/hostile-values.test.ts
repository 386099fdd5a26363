import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSources } from './registry.ts';
import type { Source } from './source.ts';

/** Values that a vendor never sends in this place and that anyone may post. */
const STRANGE = [null, true, -1, 1e300, '', '￿', [], [[]], {}, { toString: 1, valueOf: 2 }];

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

const fixtures = (source: Source): string[] => {
  const folder = new URL(`./${source.name}/fixtures/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => /\.(nd)?json$/.test(name))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '');
};

const sources = (await loadSources()).filter(({ importing }) => importing.kind === 'json');

describe('a value that nobody expects, anywhere in a record', () => {
  it.each(sources)('$name never throws and answers for the record', (source) => {
    const context = { settings: source.settings.parse({}), identity: { keepContacts: false } };
    let tried = 0;
    for (const line of fixtures(source))
      for (const value of spoilt(JSON.parse(line)))
        for (const endpoint of ['import', source.endpoints[0]!.name]) {
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
          for (const record of mapped.records)
            if ('rejection' in record) expect(record.rejection.message, body).not.toBe('');
        }
    expect(tried).toBeGreaterThan(500);
  });
});
