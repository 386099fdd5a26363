import { describe, expect, it } from 'vitest';
import type { Condition } from '../../contract/where.ts';
import type { FactGroup } from './cubes/fact-group.ts';
import { computeWhere, isOfName, levelsOf } from './names-where.ts';
import { campaignNames } from './rows/campaign-names.ts';
import { paidOf } from './rows/paid.ts';
import { ofChannels, rowMeasures, totalMeasures } from './rows/row-measures.ts';

const fact = (more: Partial<FactGroup>): FactGroup => ({
  ...{ channel: 'Paid Search', source: 'google', campaign: '', campaign_id: '' },
  ...{ ad_group: '', ad_group_id: '', keyword: '', ...more },
});
const spent = (campaign: string, cost: string, source = 'google') =>
  fact({ campaign, source, cost, cost_rows: '1' });
const sold = (campaign: string, revenue: string, source = 'google') =>
  fact({
    ...{ campaign, source, revenue, margin: revenue, visits: '1', paid_touches: '1' },
    ...{ credits: '1', paid_credits: '1', orders: '1000000000' },
  });
const campaign = (operator: Condition['operator'], value: string) =>
  [{ dimension: 'campaign' as const, operator, value }].filter(isOfName);
const where = (groups: readonly FactGroup[], conditions = campaign('is', 'brand')) =>
  computeWhere(groups, ['channel'], campaignNames([]), new Set(), conditions).computed;
const row = (computed: ReturnType<typeof where>) =>
  rowMeasures(computed.rows.get('channel=Paid+Search')!, ofChannels(true));
const of = ({ cost, revenue }: { readonly cost: unknown; readonly revenue: unknown }) => [
  cost,
  revenue,
];

describe('conditions on names', () => {
  it('are tested at the level of the names', () => {
    expect(levelsOf(['channel'], campaign('is', 'x'))).toEqual(['channel', 'campaign']);
    expect(levelsOf([], campaign('is', 'x'))).toEqual(['channel', 'campaign']);
    expect(levelsOf(['channel', 'keyword'], [])).toEqual(['channel', 'keyword']);
  });

  it('take what they name with its cost and its results', () => {
    const groups = [
      spent('Brand', '100'),
      sold('brand', '300'),
      spent('sofas', '50'),
      sold('sofas', '9'),
    ];
    const computed = where(groups);
    expect(of(row(computed).measures)).toEqual([100n, 300n]);
    expect(of(totalMeasures(computed, ofChannels(true)).measures)).toEqual([100n, 300n]);
    expect(of(paidOf(computed, ofChannels(true)).measures)).toEqual([100n, 300n]);
    expect(of(row(where(groups, campaign('not', 'brand'))).measures)).toEqual([50n, 9n]);
    expect(of(row(where(groups, campaign('contains', 'OFA'))).measures)).toEqual([50n, 9n]);
    expect(of(row(where(groups, campaign('starts', 'bra'))).measures)).toEqual([100n, 300n]);
  });

  it('show no loss where the results of what they name may stand elsewhere', () => {
    // Cost names campaigns, visits do not: the channel earned 300 for 100, of which brand is a part.
    const groups = [spent('brand', '60'), spent('sofas', '40'), sold('', '300')];
    const computed = where(groups);
    expect(of(row(computed).measures)).toEqual([60n, 'level_unmatched']);
    expect(of(totalMeasures(computed, ofChannels(true)).measures)).toEqual([
      60n,
      'level_unmatched',
    ]);
    expect(of(paidOf(computed, ofChannels(true)).measures)).toEqual([
      'level_unmatched',
      'level_unmatched',
    ]);
    // What is left over is no profit without cost either.
    expect(of(row(where(groups, campaign('is', ''))).measures)).toEqual(['level_unmatched', 300n]);
  });

  it('leave out what no touch can claim, unless they say what it must not be', () => {
    const nobody = fact({
      ...{ channel: '', source: '', unattributed: 1 },
      credits: '1',
      revenue: '5',
    });
    const groups = [spent('brand', '1'), sold('brand', '2'), nobody];
    expect(where(groups).total.revenue).toBe(2n);
    expect(where(groups, campaign('is', '')).total.revenue).toBe(0n);
    expect(where(groups, campaign('not', 'brand')).total.revenue).toBe(5n);
  });
});
