import { expect, it } from 'vitest';
import type { SwotLine } from '../../contract/reports/swot.ts';
import { concentrated, dearer, earning, growing } from './of-channels.ts';

const brief = (lines: readonly SwotLine[]) =>
  lines.map(({ rule, name, value, amount, low, high }) => [rule, name, value, amount, low, high]);

it('tells channels whose whole interval is on one side of nothing, and no other', () => {
  const row = (channel: string, romi: number, ends: readonly [number, number] | null) => ({
    ...{ kind: 'channel', channel, sales: 40, cost: '100.00', romi_margin: romi },
    ...{ margin: (100 * (1 + romi)).toFixed(2), romi_margin_low: ends?.[0] ?? null },
    romi_margin_high: ends?.[1] ?? null,
  });
  const rows = [
    row('Paid Search', 0.5, [0.2, 0.8]),
    row('Display', -0.4, [-0.6, -0.1]),
    row('Paid Social', 0.1, [-0.2, 0.4]),
    row('Affiliates', 0.9, null),
  ];
  // ROMI of 50 % on 100 is 50, of 20 % to 80 % between 20 and 80.
  expect(brief(earning({ rows } as never))).toEqual([
    ['channel_earns', 'Paid Search', 0.5, '50.00', '20.00', '80.00'],
    ['channel_loses', 'Display', -0.4, '-40.00', '-60.00', '-10.00'],
  ]);
});

it('names the channel that half of the revenue hangs on', () => {
  const of = (first: string) => ({
    rows: [
      { kind: 'channel', channel: 'Email', revenue: '30.00', sales: 3 },
      { kind: 'channel', channel: 'Direct', revenue: first, sales: 5 },
      { kind: 'unattributed', channel: 'Unassigned', revenue: '900.00', sales: 9 },
    ],
    totals: { revenue: '100.00' },
  });
  expect(brief(concentrated(of('50.00') as never))).toEqual([
    ['concentrated', 'Direct', 0.5, '50.00', null, null],
  ]);
  expect(concentrated(of('49.00') as never)).toEqual([]);
});

it('says what dearer leads cost, from a fifth above the period before on', () => {
  const of = (cpl: string) => ({ paid: { cpl, leads: 10, previous: { cpl: '5.00' } } });
  // Ten leads at 6.50 instead of 5.
  expect(brief(dearer(of('6.50') as never))).toEqual([
    ['lead_dearer', '', expect.closeTo(0.3, 9), '-15.00', null, null],
  ]);
  expect(dearer(of('5.90') as never)).toEqual([]);
  expect(dearer({ paid: { cpl: '9.00', leads: 10, previous: null } } as never)).toEqual([]);
});

it('names at most three campaigns to grow, those that earn most', () => {
  const row = (campaign: string, profit: string, verdict = 'grow') => ({
    ...{ channel: 'Paid Search', source: 'google', campaign, verdict, profit, sales: 12 },
    ...{ profit_low: '1.00', profit_high: '900.00' },
  });
  const rows = [row('a', '10.00'), row('b', '30.00'), row('c', '20.00'), row('d', '40.00')];
  expect(
    growing({ rows: [...rows, row('e', '99.00', 'keep')] } as never).map(({ name }) => name),
  ).toEqual(['d', 'b', 'c']);
});
