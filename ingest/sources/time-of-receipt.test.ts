import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Source } from '../contract/source.ts';
import { loadSources } from './registry.ts';

/** Everything that stands in a source's fixtures, as bodies. */
function bodies({ name, importing }: Source): Uint8Array[] {
  const own = new URL(`./${name}/fixtures/`, import.meta.url);
  const folder = existsSync(own) ? own : new URL(`../packs/${name}/fixtures/`, import.meta.url);
  const wanted = importing.kind === 'json' ? /\.(nd)?json$/ : /\.(csv|tsv)$/;
  return readdirSync(folder)
    .filter((file) => wanted.test(file))
    .map((file) => readFileSync(new URL(file, folder)));
}

const FIRST = 1_775_000_000_000_000;
const LATER = FIRST + 3_600_000_000;

function idsOf(source: Source, body: Uint8Array, receivedAt: number): string[] {
  const { records } = source.map(
    {
      ...{ id: '00000000-0000-4000-8000-000000000000', source: source.name, account: 'main' },
      ...{ endpoint: 'import', receivedAt, headers: {}, query: '', body },
    },
    {
      settings: source.settings.parse({}),
      identity: { keepContacts: false },
    },
  );
  return records.flatMap((record) => ('facts' in record ? record.facts.map(({ id }) => id) : []));
}

const sources = await loadSources();

/** What these tell has no version of its own: told later, it has the last word, and so is another version. */
const TOLD_BY_RECEIPT: ReadonlySet<string> = new Set(['accounting', 'ecapi']);

describe('what is told again at another time', () => {
  it.each(sources)('is the same to $name, unless receipt is its only version', (source) => {
    const told = (receivedAt: number) =>
      bodies(source).flatMap((body) => idsOf(source, body, receivedAt));
    const isTheSame = JSON.stringify(told(LATER)) === JSON.stringify(told(FIRST));
    expect(isTheSame).toBe(!TOLD_BY_RECEIPT.has(source.name));
  });

  it('is the same of books that say when a line was changed', () => {
    const accounting = sources.find(({ name }) => name === 'accounting')!;
    const table =
      'payment,order,currency,amount,paid,updated\np,#1,EUR,1.00,2025-11-03,2025-11-04\n';
    const told = (receivedAt: number) => idsOf(accounting, Buffer.from(table), receivedAt);
    expect(told(FIRST)).toHaveLength(1);
    expect(told(LATER)).toEqual(told(FIRST));
  });
});
