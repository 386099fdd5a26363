import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPacks } from './check-packs.ts';
import { OWN_PACKS } from './load-packs.ts';
import { problemText } from './pack-error.ts';
import { packSource } from './pack-source.ts';

const { checked, problems } = checkPacks(OWN_PACKS);

describe('the packs that come with the product', () => {
  it('hold no mistake and give what their fixtures expect', () => {
    expect(problems.map(problemText)).toEqual([]);
  });

  it.each(checked)('$pack.name is tried with what the real vendor does', ({ cases }) => {
    const titles = cases.map(({ title }) => title).join('\n');
    for (const kind of ['valid', 'wrong', 'broken body', 'unknown field', 'twice', 'test'])
      expect(titles).toContain(kind);
  });

  it.each(checked)('$pack.name answers for a form whatever stands in it', ({ pack, folder }) => {
    const source = packSource(pack);
    const fixtures = join(folder, 'fixtures');
    for (const name of readdirSync(fixtures).filter((file) => file.endsWith('.form'))) {
      const pairs = readFileSync(join(fixtures, name), 'utf8').split('&');
      for (const [index, pair] of pairs.entries())
        for (const other of [
          '',
          pair.replace(/=.*/, '='),
          `${pair}%5B%5D`,
          pair.replace('=', '%5Bx%5D='),
          '__proto__[a]=1',
        ])
          for (const endpoint of ['webhook', 'import']) {
            const body = Buffer.from(pairs.with(index, other).join('&'));
            const { records } = source.map(
              {
                ...{
                  id: '00000000-0000-4000-8000-000000000000',
                  source: pack.name,
                  account: 'main',
                },
                ...{ endpoint, receivedAt: 1_775_000_000_000_000, headers: {}, query: '', body },
              },
              { settings: {}, identity: { keepContacts: false } },
            );
            expect(records.length).toBeGreaterThan(0);
            expect(records).not.toContainEqual({
              rejection: expect.objectContaining({ code: 'mapping_failed' }) as unknown,
            });
          }
    }
  });
});
