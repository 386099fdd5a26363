import { describe, expect, it } from 'vitest';
import { checkPacks } from './check-packs.ts';
import { OWN_PACKS } from './load-packs.ts';
import { problemText } from './pack-error.ts';

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
});
