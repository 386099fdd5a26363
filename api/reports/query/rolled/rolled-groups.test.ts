import { describe, expect, it } from 'vitest';
import type { Cube } from '../../../metrics/measures.ts';
import { SUM_KEYS, type SumKey } from '../cubes/fact-group.ts';
import type { Question } from '../question.ts';
import { tallyOf } from '../rows/tally.ts';
import { groupsOf, type RolledRow, toldBy } from './rolled-groups.ts';

const asked = (more: Partial<Question> = {}): Question => ({
  period: { from: '2026-03-01', to: '2026-03-31' },
  compare: null,
  dated: { model: 'linear', basis: 'payment', customWeights: [] },
  levels: ['channel'],
  by: [],
  where: [],
  cubes: new Set<Cube>(['costs', 'touches', 'credit']),
  ...more,
});

const row = (sums: Partial<Record<SumKey, string>>): RolledRow => ({
  ...{ channel: 'Email', source: 'newsletter', campaign_id: '', campaign: '' },
  ...{ ad_group_id: '', ad_group: '', keyword: '' },
  sums: SUM_KEYS.map((key) => sums[key] ?? '0'),
});

/** The groups of a row: the list that each stands in, and its sums that are not 0. */
const groups = (of: RolledRow, question = asked()) =>
  Object.entries(groupsOf([of], toldBy(question))).flatMap(([cube, found]) =>
    found.map((group) => {
      const sums = SUM_KEYS.filter((key) => (group[key] ?? '0') !== '0');
      return [cube, Object.fromEntries(sums.map((key) => [key, group[key]]))];
    }),
  );

describe('groups of what is rolled up', () => {
  it('keep what was paid for apart from the rest, and nothing else', () => {
    const free = row({ cost: '7', cost_rows: '1', visits: '3', credits: '2', revenue: '9' });
    expect(groups(free)).toEqual([
      ['costs', { cost: '7', cost_rows: '1' }],
      ['credit', { visits: '3', credits: '2', revenue: '9' }],
    ]);
    const paid = row({ cost: '7', cost_rows: '1', visits: '3', paid_touches: '3' });
    expect(groups(paid)).toEqual([
      ['touches', { cost: '7', cost_rows: '1', visits: '3', paid_touches: '3' }],
    ]);
    expect(groups(row({}))).toEqual([]);
  });

  it('are of one fact table each where a fact may look for its ad group on another side', () => {
    const paid = row({ cost: '7', cost_rows: '1', visits: '3', paid_touches: '3', credits: '1' });
    const question = asked({ levels: ['channel', 'ad_group'] });
    expect(groups(paid, question)).toEqual([
      ['costs', { cost: '7', cost_rows: '1' }],
      ['touches', { visits: '3', paid_touches: '3' }],
      ['credit', { credits: '1' }],
    ]);
  });

  it('add up to every sum of the row', () => {
    const sums = Object.fromEntries(SUM_KEYS.map((key, at) => [key, String(at + 1)]));
    for (const paid of ['0', '5']) {
      const whole = row({ ...sums, paid_touches: paid, paid_credits: paid });
      const added = Object.values(groupsOf([whole], toldBy(asked())))
        .flat()
        .map(tallyOf);
      for (const [at, key] of SUM_KEYS.entries())
        expect(added.reduce((sum, tally) => sum + tally[key], 0n)).toBe(BigInt(whole.sums[at]!));
    }
  });

  it('are of the fact tables that were asked', () => {
    const whole = row({ cost: '7', cost_rows: '1', visits: '3', credits: '2' });
    expect(groups(whole, asked({ cubes: new Set<Cube>(['touches']) }))).toEqual([
      ['touches', { visits: '3' }],
    ]);
  });
});
