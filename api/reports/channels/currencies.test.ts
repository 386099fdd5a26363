import { client, costs, order, rates, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { DESK_CONFIG } from '../../testing/desk-world.ts';
import { published } from '../../testing/published.ts';
import { ANSWERS } from '../index.ts';

const GOOGLE = { source: 'google', medium: 'cpc', campaign: 'oak' };

it('divides revenue in euros by costs in dollars, both in roubles at the rates of their own days', async () => {
  const line = await openTestLine({ currency: 'RUB' });
  await line.load([
    visit([client('a')], '2026-03-02T10:00:00Z', GOOGLE),
    visit([client('b')], '2026-03-03T10:00:00Z', GOOGLE),
    order('o1', { client_id: client('a') }, '2026-03-04T12:00:00Z', 200, { cost: 120 }),
    order('o2', { client_id: client('b') }, '2026-03-06T12:00:00Z', 100, { cost: 60 }),
    costs('2026-03-02', '2026-03-07T00:00:00Z', [{ campaign: 'oak', cost: 100, currency: 'USD' }]),
    costs(
      '2026-03-05',
      '2026-03-07T00:00:00Z',
      [{ campaign: 'oak', cost: 50, currency: 'USD' }],
      'ad_cost:google_ads:1:2026-03-05:campaign',
    ),
    rates('2026-03-02', 'USD', 'RUB', '90'),
    rates('2026-03-05', 'USD', 'RUB', '92'),
    rates('2026-03-04', 'EUR', 'RUB', '100'),
    rates('2026-03-05', 'EUR', 'RUB', '105'),
  ]);
  await line.advance();
  const { answer } = ANSWERS.channels as unknown as {
    answer: (state: unknown, asked: unknown, config: object) => Promise<unknown>;
  };
  const { rows, meta } = CONTRACTS.channels.answer.parse(
    await answer(
      await published(line.warehouse),
      CONTRACTS.channels.query.parse({ from: '2026-03-01', to: '2026-03-31', model: 'last' }),
      { ...DESK_CONFIG, currency: 'RUB' },
    ),
  );
  await line.close();
  expect(meta.currency).toBe('RUB');
  // Worked by hand. Costs: 100 · 90 + 50 · 92 = 13,600. Revenue: 200 · 100 + 100 · 105 (the 6th has no rate of its own, so
  // that the day before serves) = 30,500. Margin: 80 · 100 + 40 · 105 = 12,200.
  expect(rows.find(({ channel }) => channel === 'Paid Search')).toMatchObject({
    ...{ cost: '13600.00', revenue: '30500.00', margin: '12200.00' },
    roas: expect.closeTo(30_500 / 13_600, 4),
    romi_margin: expect.closeTo((12_200 - 13_600) / 13_600, 4),
  });
});
