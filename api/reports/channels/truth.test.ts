import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../contract/terms.ts';
import { LEVELS } from '../../contract/terms.ts';
import type { FactGroup } from '../query/cubes/fact-group.ts';
import { campaignNames } from '../query/rows/campaign-names.ts';
import { compute } from '../query/rows/compute.ts';
import { joinAdGroups } from '../query/rows/join-ad-groups.ts';
import { paidOf } from '../query/rows/paid.ts';
import { ofChannels, rowMeasures, totalMeasures } from '../query/rows/row-measures.ts';

/** Worlds in which cost and visits name sources, campaigns, ad groups and keywords as they please, or not at all. */
const place = {
  channel: fc.constantFrom('Paid Search', 'Paid Social', 'Email', 'Direct'),
  source: fc.constantFrom('google', 'bing'),
  campaign: fc.constantFrom('', 'brand', 'sofas'),
  ad_group: fc.constantFrom('', 'corner', 'round'),
  keyword: fc.constantFrom('', 'corner sofa', 'table'),
  ...{ campaign_id: fc.constant(''), ad_group_id: fc.constant('') },
};
const text = (most: number) => fc.integer({ min: 1, max: most }).map(String);
const isBought = (channel: string) => channel.startsWith('Paid');

const costs = fc
  .record({ ...place, cost: text(100) })
  .filter(({ channel }) => channel !== 'Direct')
  .map((group): FactGroup => ({ ...group, cost_rows: '1', clicks: '1', impressions: '9' }));
const touches = fc.record({ ...place, visits: text(9) }).map(
  (group): FactGroup => ({
    ...{ ...group, calls: '0', paid_touches: isBought(group.channel) ? group.visits : '0' },
  }),
);
const credit = fc
  .record({ ...place, revenue: text(300), unattributed: fc.constantFrom(0, 0, 0, 1) })
  .map(({ unattributed, ...group }): FactGroup => {
    const sums = { credits: '1', margin: group.revenue, orders: '1000000000' };
    return unattributed
      ? {
          ...{ ...group, ...sums, unattributed, channel: '', source: '', campaign: '' },
          ...{ ad_group: '', keyword: '', paid_credits: '0' },
        }
      : { ...group, ...sums, paid_credits: isBought(group.channel) ? '1' : '0' };
  });
const world = fc
  .tuple(
    fc.array(costs, { maxLength: 5 }),
    fc.array(touches, { maxLength: 5 }),
    fc.array(credit, { maxLength: 5 }),
  )
  .map((parts) => parts.flat());
const levels = fc
  .subarray([...LEVELS], { minLength: 1 })
  .map((chosen): Level[] => [...new Set<Level>(['channel', ...chosen])]);

const NAMES = campaignNames([]);
const computed = (groups: readonly FactGroup[], at: readonly Level[]) =>
  compute(groups, at, joinAdGroups(NAMES, groups));

describe('what the report says of any world', () => {
  it('says the sign of the sum of what it names', () => {
    fc.assert(
      fc.property(world, levels, (groups, at) => {
        const { measures, leftOut } = paidOf(computed(groups, at), ofChannels(true));
        const { rows } = computed(groups, ['channel']);
        const named = [...rows.values()].filter(({ cost }) => typeof cost === 'bigint');
        // Where every paid channel is known as a whole, the row Paid is the sum of the channels' rows.
        if (leftOut.length > 0 || named.some(({ mixed }) => mixed)) return;
        const profit = named.reduce((sum, { tally }) => sum + tally.margin - tally.cost, 0n);
        if (named.length === 0) expect(measures.cost).toBe('not_applicable');
        else expect((measures.margin as bigint) - (measures.cost as bigint)).toBe(profit);
      }),
    );
  });

  it('mixes nothing that was not paid for into a ratio of cost', () => {
    fc.assert(
      fc.property(world, (groups) => {
        const { measures, leftOut } = paidOf(computed(groups, ['channel']), ofChannels(true));
        if (typeof measures.cost === 'string') return;
        const costed = new Set(
          groups.filter(({ cost_rows }) => cost_rows).map(({ channel }) => channel),
        );
        const most = groups.reduce(
          (sum, { channel, margin }) => sum + (costed.has(channel) ? BigInt(margin ?? 0) : 0n),
          0n,
        );
        expect((measures.margin as bigint) <= most).toBe(true);
        for (const { channel, source } of leftOut) {
          const other = groups.map((group) =>
            group.channel === channel && (source === '' || group.source === source)
              ? { ...group, ...(group.margin && { margin: '7777' }) }
              : group,
          );
          expect(paidOf(computed(other, ['channel']), ofChannels(true)).measures.margin).toBe(
            measures.margin,
          );
        }
      }),
    );
  });

  it('does not know what everything cost where a part was paid for and has no cost', () => {
    fc.assert(
      fc.property(world, levels, (groups, at) => {
        const { cost } = totalMeasures(computed(groups, at), ofChannels(true)).measures;
        const has = (key: 'cost_rows' | 'paid_touches', channel: string, source: string) =>
          groups.some(
            (group) =>
              group.channel === channel && group.source === source && (group[key] ?? '0') !== '0',
          );
        const isMissing = groups.some(
          ({ channel, source }) =>
            has('paid_touches', channel, source) && !has('cost_rows', channel, source),
        );
        if (isMissing) expect(cost).toBe('cost_missing');
        if (!groups.some(({ cost_rows }) => cost_rows)) expect(typeof cost).toBe('string');
      }),
    );
  });

  it('shows no loss in a row whose results may stand beside it', () => {
    fc.assert(
      fc.property(world, levels, (groups, at) => {
        const { rows } = computed(groups, at);
        for (const row of rows.values()) {
          const { measures, withheld } = rowMeasures(row, ofChannels(true));
          const { cost, revenue } = measures;
          if (typeof cost !== 'bigint' || typeof revenue !== 'bigint' || withheld?.all) continue;
          if (revenue >= cost || row.tally.cost_rows === 0n) continue;
          if (row.tally.visits + row.tally.credits > 0n) continue;
          // Rows without cost whose results could be this row's: every name agrees, or one side does not say it.
          const mayBe = [...rows.values()].filter(
            ({ names, tally }) =>
              tally.cost_rows === 0n &&
              tally.paid_credits > 0n &&
              at.every((level) => {
                const agrees = names[level] === row.names[level];
                const isUnsaid = names[level] === '' || row.names[level] === '';
                return agrees || (isUnsaid && level !== 'channel' && level !== 'source');
              }),
          );
          const hidden = mayBe.reduce((sum, { tally }) => sum + tally.revenue, 0n) >= cost;
          expect([row.key, hidden]).toEqual([row.key, false]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('adds up from every level to the one above, what does not meet included', () => {
    fc.assert(
      fc.property(world, (groups) => {
        const flat = computed(groups, ['channel']);
        const deep = computed(groups, LEVELS);
        for (const [, parent] of flat.rows) {
          const children = [...deep.rows.values()].filter(
            ({ names, kind }) => kind === parent.kind && names.channel === parent.names.channel,
          );
          for (const key of ['cost', 'visits', 'revenue', 'margin', 'orders'] as const)
            expect(children.reduce((sum, { tally }) => sum + tally[key], 0n)).toBe(
              parent.tally[key],
            );
          // A figure that is withheld for want of a match hides nothing that a parent counts.
          for (const child of children)
            if (child.meeting?.lacks === 'results') expect(child.tally.credits).toBe(0n);
        }
        expect(paidOf(deep, ofChannels(true))).toEqual(paidOf(flat, ofChannels(true)));
      }),
    );
  });
});

describe('keywords whose ad group only the cost data knows', () => {
  const fact = (more: Partial<FactGroup>): FactGroup => ({
    ...{ channel: 'Paid Search', source: 'yandex', campaign: 'sofas', campaign_id: '' },
    ...{ ad_group: '', ad_group_id: '', keyword: '', ...more },
  });
  const spent = (ad_group: string, keyword: string, cost: string) =>
    fact({ ...{ ad_group, keyword, cost, cost_rows: '1' } });
  const sold = (keyword: string, revenue: string) =>
    fact({
      ...{ keyword, revenue, margin: revenue },
      ...{ credits: '1', paid_credits: '1', orders: '1' },
    });

  it('meet in the ad group that has the keyword', () => {
    const groups = [spent('tables', 'oak table', '100'), sold('Oak Table', '300')];
    const rows = [...computed(groups, LEVELS).rows.values()];
    expect(rows.map(({ names, tally }) => [names.ad_group, tally.cost, tally.revenue])).toEqual([
      ['tables', 100n, 300n],
    ]);
  });

  it('are not read as a loss either where other keywords of the ad group were found', () => {
    const groups = [
      ...[spent('corner', 'corner sofa', '30'), spent('corner', 'sofa', '20')],
      ...[spent('round', 'sofa', '10'), sold('corner sofa', '90'), sold('sofa', '60')],
    ];
    const figures = [...computed(groups, LEVELS).rows.values()].map((row) => {
      const { cost, revenue } = rowMeasures(row, ofChannels(true)).measures;
      return [row.names.ad_group, row.names.keyword, cost, revenue];
    });
    expect(figures).toEqual([
      ['corner', 'corner sofa', 30n, 90n],
      ['corner', 'sofa', 20n, 'level_unmatched'],
      ['round', 'sofa', 10n, 'level_unmatched'],
      ['', 'sofa', 'level_unmatched', 60n],
    ]);
  });

  it('stay apart where several ad groups have it, and none of them shows a loss', () => {
    const groups = [
      spent('tables', 'oak', '100'),
      spent('chairs', 'oak', '50'),
      spent('shelves', 'shelf', '20'),
      sold('oak', '300'),
    ];
    const { rows } = computed(groups, LEVELS);
    const figures = [...rows.values()].map((row) => {
      const { cost, revenue } = rowMeasures(row, ofChannels(true)).measures;
      return [row.names.ad_group, cost, revenue, row.meeting?.at];
    });
    expect(figures).toEqual([
      ['tables', 100n, 'level_unmatched', 'campaign'],
      ['chairs', 50n, 'level_unmatched', 'campaign'],
      ['shelves', 20n, 'level_unmatched', 'campaign'],
      ['', 'level_unmatched', 300n, 'campaign'],
    ]);
    expect(
      rowMeasures(
        [...computed(groups, ['channel', 'campaign']).rows.values()][0]!,
        ofChannels(true),
      ),
    ).toMatchObject({
      measures: { cost: 170n, revenue: 300n },
    });
  });
});
