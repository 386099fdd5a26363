import { client, deal } from '@throughline/transform/testing/facts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { FINANCE_CONFIG, openFinanceWorld } from '../../testing/finance-world.ts';
import { published } from '../../testing/published.ts';
import type { Published } from '../answer.ts';
import { campaignsReport } from '../campaigns/campaigns-report.ts';
import { monthsReport } from '../months/months-report.ts';
import { planFactAnswer } from '../plan-fact/answer.ts';
import { raceReport } from '../race/race-report.ts';

let world: Awaited<ReturnType<typeof openFinanceWorld>>;
beforeAll(async () => {
  world = await openFinanceWorld({ isRolled: true });
  // What the CRM says of a2 is no sale beside the order, of whatever currency; of d2 no order tells.
  const told = { won: '2026-02-03T09:00:00Z', amount: 40, margin: 20 };
  await world.load([
    deal('d1', { client_id: client('p3') }, '2026-01-21T09:00:00Z', {
      ...{ ...told, orderNumber: 'a2', fields: { currency: 'USD' } },
    }),
    deal('d2', { client_id: client('p4') }, '2026-02-12T09:00:00Z', told),
  ]);
  await world.advance();
});
afterAll(() => world.close());

/** The state with its sums by day, and the same without them. */
async function both(): Promise<readonly [Published, Published]> {
  const from = await published(world.warehouse);
  const { rollup, ...state } = from.state!;
  expect(rollup).toBeDefined();
  return [from, { ...from, state }];
}

it.each([
  { from: '2026-01-01', to: '2026-04-06' },
  { from: '2026-01-12', to: '2026-03-21', by: 'channel,month', model: 'linear' },
])('months say the same from what is rolled up: %j', async (query) => {
  const asked = CONTRACTS.months.query.parse(query);
  const [rolled, read] = await both();
  expect(await monthsReport(rolled, asked, FINANCE_CONFIG)).toEqual(
    await monthsReport(read, asked, FINANCE_CONFIG),
  );
});

it.each([
  { by: 'channel,campaign,month' },
  { by: 'channel', from: '2026-01-12', to: '2026-03-21', model: 'linear' },
])('plan and fact say the same: %j', async (query) => {
  const asked = CONTRACTS['plan-fact'].query.parse(query);
  const [rolled, read] = await both();
  const told = await planFactAnswer.answer(rolled, asked, FINANCE_CONFIG);
  expect(told).toEqual(await planFactAnswer.answer(read, asked, FINANCE_CONFIG));
  expect(told.totals.chain.visits.fact).toBeGreaterThan(0);
});

it.each([
  { from: '2026-01-12', to: '2026-03-21' },
  { from: '2026-01-01', to: '2026-03-31', compare: 'year', model: 'linear', basis: 'lead' },
])('the stages of marketing say the same, of which sales are not rolled up: %j', async (query) => {
  const asked = CONTRACTS.race.query.parse(query);
  const [rolled, read] = await both();
  const told = await raceReport(rolled, asked, FINANCE_CONFIG, null);
  expect(told).toEqual(await raceReport(read, asked, FINANCE_CONFIG, null));
  expect(told.rows.find(({ stage }) => stage === 'convert')!.volume).toBeGreaterThan(0);
});

it.each([
  { from: '2026-01-01', to: '2026-03-31' },
  { from: '2026-01-12', to: '2026-03-21', model: 'linear', basis: 'lead' },
  { from: '2026-01-01', to: '2026-03-31', where: ['channel:starts:paid', 'campaign:not:none'] },
])('campaigns say the same of the one that loses most: %j', async (query) => {
  const asked = CONTRACTS.campaigns.query.parse(query);
  const [rolled, read] = await both();
  expect(await campaignsReport(rolled, asked, FINANCE_CONFIG)).toEqual(
    await campaignsReport(read, asked, FINANCE_CONFIG),
  );
});
