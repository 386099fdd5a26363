import { expect, it } from 'vitest';
import { channelRows } from './channel-rows.ts';

const month = (channel: string, month: number, active: number, known: number, unknown = 0) => ({
  ...{ channel, month, active: String(active), known: String(known * 100), unknown: `${unknown}` },
});
const cost = (channel: string, cost: string | null, why: 'cost_missing' | null = null) => ({
  ...{ channel, cost, why },
});

/*
 * By hand: two customers of search brought 60 at once and 50 two months later, for a cost of 100: CAC 50, LTV 55, LTV:CAC 1.1,
 * paid back in month 2. One of social brought 10 for 40. One of e-mail, which costs nothing, brought 30, one came by nothing
 * that is known and brought 5. Video cost 20 and brought nobody.
 */
const BROUGHT = [
  month('Paid Search', 0, 2, 60),
  month('Paid Search', 2, 1, 50),
  month('Paid Social', 0, 1, 10),
  month('Email', 0, 1, 30),
  month('', 0, 1, 5),
];
const COSTS = [
  cost('Paid Search', '100.00'),
  cost('Paid Social', '40.00'),
  cost('Paid Video', '20.00'),
];

it('says what a customer of each channel cost and brought, and when the cost was back', () => {
  const { channels } = channelRows(BROUGHT, COSTS);
  expect(
    channels.map(({ channel, customers, cac, ltv, ltv_cac, payback, payback_month }) => [
      ...[channel, customers, cac, ltv, ltv_cac, payback, payback_month],
    ]),
  ).toEqual([
    ['Paid Search', 2, '50.00', '55.00', 1.1, 'reached', 2],
    ['Email', 1, null, '30.00', null, 'unknown', null],
    ['Paid Social', 1, '40.00', '10.00', 0.25, 'not_reached', null],
    ['Paid Video', 0, null, null, 0, 'not_reached', null],
    ['Unattributed', 1, null, '5.00', null, 'unknown', null],
  ]);
});

it('adds up: all channels are the whole, and what was paid for stands apart', () => {
  const { channel_totals: totals } = channelRows(BROUGHT, COSTS);
  // 160 of cost over the three customers of paid channels, who brought 120 of the 155.
  expect(totals?.paid).toMatchObject({
    ...{ customers: 3, cost: '160.00', cac: '53.33', value: '120.00', ltv: '40.00', ltv_cac: 0.75 },
    ...{ payback: 'not_reached' },
  });
  expect(totals?.all).toMatchObject({
    ...{ customers: 5, cost: '160.00', cac: null, value: '155.00', ltv: '31.00', ltv_cac: null },
  });
});

it('what is not known stays unknown, with its reason', () => {
  const { channels, channel_totals: totals } = channelRows(
    [month('Paid Search', 0, 1, 10, 1)],
    [cost('Paid Search', '5.00'), cost('Paid Social', null, 'cost_missing')],
  );
  expect(channels).toEqual([
    expect.objectContaining({ channel: 'Paid Search', value: null, ltv: null, payback: 'unknown' }),
    expect.objectContaining({ channel: 'Paid Social', cost: null, cost_why: 'cost_missing' }),
  ]);
  expect(totals?.all).toMatchObject({ cost: null, cost_why: 'cost_missing' });
});
