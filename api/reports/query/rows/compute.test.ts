import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../../contract/terms.ts';
import { type FactGroup, SUM_KEYS } from '../cubes/fact-group.ts';
import { campaignNames } from './campaign-names.ts';
import { compute, formEncoded } from './compute.ts';
import { flags, ofChannels, rowMeasures, totalMeasures } from './row-measures.ts';
import { newTally } from './tally.ts';

const NAMES = campaignNames([
  {
    ...{ source: 'google', campaign_id: '1', campaign: 'Brand', last_day: '2026-01-01' },
    ...{ ad_group_id: '', ad_group: '' },
  },
]);

const group = fc.record({
  channel: fc.constantFrom('Paid Search', 'Direct'),
  source: fc.constantFrom('google', 'yandex', ''),
  campaign_id: fc.constantFrom('', '1'),
  campaign: fc.constantFrom('', 'brand', 'BRAND', 'Other', 'other&=x'),
  ad_group_id: fc.constant(''),
  ad_group: fc.constantFrom('', 'A', 'a'),
  keyword: fc.constantFrom('', 'Buy', 'buy'),
  unattributed: fc.constantFrom(0, 1),
  revenue: fc.bigInt(-(10n ** 18n), 10n ** 18n).map(String),
  leads: fc.bigInt(0n, 10n ** 12n).map(String),
});

describe('compute', () => {
  it('loses and adds nothing, at any levels and in any order', () => {
    fc.assert(
      fc.property(fc.array(group), fc.subarray([...LEVELS], { minLength: 1 }), (groups, levels) => {
        const { rows, total } = compute(groups, levels, NAMES);
        const sums = newTally();
        for (const { tally } of rows.values()) for (const key of SUM_KEYS) sums[key] += tally[key];
        expect(sums).toEqual(total);
        expect(total.revenue).toBe(groups.reduce((sum, { revenue }) => sum + BigInt(revenue), 0n));
        const turned = compute(groups.toReversed(), levels, NAMES);
        expect(new Set(turned.rows.keys())).toEqual(new Set(rows.keys()));
        for (const [key, row] of rows) expect(turned.rows.get(key)).toEqual(row);
      }),
    );
  });

  it('joins spellings of one campaign and keeps what is unattributed apart', () => {
    const fact = (campaign: string, more: Partial<FactGroup> = {}): FactGroup => ({
      ...{ channel: 'Paid Search', source: 'google', campaign, campaign_id: '', ad_group_id: '' },
      ...{ ad_group: '', keyword: '', visits: '1', ...more },
    });
    const { rows } = compute(
      [fact('BRAND'), fact('1'), fact('autumn'), fact('Autumn'), fact('', { unattributed: 1 })],
      ['channel', 'campaign'],
      NAMES,
    );
    expect(
      [...rows.values()].map(({ key, names, tally }) => [key, names.campaign, tally.visits]),
    ).toEqual([
      ['channel=Paid+Search&campaign=brand', 'Brand', 2n],
      ['channel=Paid+Search&campaign=autumn', 'Autumn', 2n],
      ['kind=unattributed', '', 1n],
    ]);
  });
});

describe('the row of one source', () => {
  const rowOf = (sums: Partial<FactGroup>) => {
    const group = {
      ...{ channel: 'Paid Search', source: 'google', campaign: '', campaign_id: '' },
      ...{ ad_group: '', ad_group_id: '', keyword: '', ...sums },
    };
    const computed = compute([group], ['channel'], NAMES);
    return { computed, row: computed.rows.values().next().value! };
  };

  it.each([
    [
      'paid visits without cost data',
      { visits: '3', paid_touches: '3' },
      'cost_missing',
      ['cost_missing'],
    ],
    ['free visits', { visits: '3' }, 'not_applicable', []],
    ['paid visits that cost nothing', { visits: '3', paid_touches: '3', cost_rows: '1' }, 0n, []],
    ['cost without visits', { cost: '5', cost_rows: '1' }, 5n, ['visits_missing']],
    ['clicks without visits', { clicks: '5', cost_rows: '1' }, 0n, ['visits_missing']],
    [
      'paid sales of earlier visits',
      { credits: '1', paid_credits: '1' },
      'cost_missing',
      ['cost_missing'],
    ],
    [
      'cost without an exchange rate',
      { visits: '1', cost: '5', cost_rows: '2', cost_unknown: '1' },
      'unknown',
      ['cost_missing'],
    ],
  ])('%s', (_, sums, cost, expected) => {
    const { computed, row } = rowOf(sums);
    expect(rowMeasures(row, ofChannels(true)).measures.cost).toBe(cost);
    expect(flags(row, ofChannels(true))).toEqual(expected);
    // Of one source, everything is that source.
    expect(totalMeasures(computed, ofChannels(true)).measures.cost).toBe(cost);
  });

  it('makes a sum with an unknown part unknown', () => {
    const { computed } = rowOf({ revenue: '7', revenue_unknown: '1', margin: '2' });
    expect(totalMeasures(computed, ofChannels(true)).measures).toMatchObject({
      revenue: 'unknown',
      margin: 2n,
    });
    expect(totalMeasures(computed, ofChannels(false)).measures.orders).toBe('no_sales_source');
  });
});

describe('the key of a row', () => {
  it('is written as URLSearchParams writes it', () => {
    // Halves of surrogate pairs as well.
    const text = fc
      .array(fc.oneof(fc.integer({ min: 32, max: 126 }), fc.integer({ min: 0, max: 0xffff })))
      .map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(text, (value) => {
        expect(`k=${formEncoded(value)}`).toBe(new URLSearchParams({ k: value }).toString());
      }),
    );
  });
});
