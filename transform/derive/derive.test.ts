import { afterAll, describe, expect, it } from 'vitest';
import { call, client, contact, costs, crm, deal, email, form, order, phone, rates, refund, visit } from '../testing/facts.ts';
import { openTestLine, removeTestFolder } from '../testing/test-line.ts';

afterAll(removeTestFolder);

const google = { source: 'google', medium: 'cpc', campaign: 'brand' };
const mail = { source: 'newsletter', medium: 'email' };

describe('from facts to credit', () => {
  it('divides an order among the visits before it, under every model', async () => {
    const line = await openTestLine();
    // Visits on 1 (google), 5 (mail) and 9 March (direct); order of 100.00 on 9 March.
    await line.load(
      [visit([client('a')], '2026-03-01T10:00:00Z', google), visit([client('a')], '2026-03-05T10:00:00Z', mail)],
      [visit([client('a')], '2026-03-09T10:00:00Z')],
      [order('1', { client_id: client('a'), email: email('a@x') }, '2026-03-09T10:05:00Z', 100, { cost: 60 })],
    );
    await line.advance();
    const credit = await line.rows<{ model: string; day: string; share: string; revenue: string; margin: string }>(
      `SELECT model, toString(touch_day) AS day, share_nano AS share, revenue_base AS revenue, margin_base AS margin
       FROM credit(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE kind = 'order' ORDER BY model, touch_at_order, day`.replace('touch_at_order, ', ''),
    );
    const of = (model: string) => credit.filter((c) => c.model === model).map((c) => [c.day, c.revenue, c.margin]);
    expect(of('first')).toEqual([['2026-03-01', '100000000', '40000000']]);
    expect(of('last')).toEqual([['2026-03-09', '100000000', '40000000']]);
    expect(of('last_non_direct')).toEqual([['2026-03-05', '100000000', '40000000']]);
    // 100.00 / 3 in cents: 33.34, 33.33, 33.33
    expect(of('linear')).toEqual([
      ['2026-03-01', '33340000', '13340000'],
      ['2026-03-05', '33330000', '13330000'],
      ['2026-03-09', '33330000', '13330000'],
    ]);
    expect(of('position_based').map((c) => c[1])).toEqual(['40000000', '20000000', '40000000']);
    // weights 2^(-8/7), 2^(-4/7), 1 = .452860, .672950, 1 of 2.125810: 21.30 %, 31.66 %, 47.04 %
    expect(of('time_decay').map((c) => c[1])).toEqual(['21300000', '31660000', '47040000']);
    await line.close();
  });
});
