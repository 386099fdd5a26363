import { client, costs, order, rates, refund, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryText } from '../../contract/query-text.ts';
import { type ChangeLine, changesReport } from '../../contract/reports/changes.ts';
import { channelsReport } from '../../contract/reports/channels.ts';
import { explore, exploreReport } from '../../contract/reports/explore.ts';
import type { OpeningQuery } from '../../contract/table.ts';
import { bodyOf, serve } from '../../testing/serve.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', customWeights: [40, 20, 40] },
  ...{ lookbackDays: 90, halfLifeDays: 7 },
};
const GOOGLE = { source: 'google', medium: 'cpc', campaign: 'abroad' };
const LETTER = { source: 'letter', medium: 'email', campaign: 'weekly' };
const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);

let line: Awaited<ReturnType<typeof openTestLine>>;
let app: FastifyInstance;
beforeAll(async () => {
  line = await openTestLine({ currency: 'EUR', timezone: 'UTC' });
  const buyer = (name: string) => ({ client_id: client(name) });
  // A dollar is 0.50 on 10 January and 0.60 on 10 February: 20 dollars of ads and a sale of 200 on each, goods worth 100.
  const abroad = (month: string, rate: string) => [
    rates(`2026-${month}-10`, 'USD', 'EUR', rate),
    costs(`2026-${month}-10`, `2026-${month}-11T00:00:00Z`, [
      { campaign: 'abroad', cost: 20, currency: 'USD' },
    ]),
    visit([client(`abroad ${month}`)], `2026-${month}-10T09:00:00Z`, GOOGLE),
    order(`abroad ${month}`, buyer(`abroad ${month}`), `2026-${month}-10T10:00:00Z`, 200, {
      ...{ cost: 100, currency: 'USD' },
    }),
  ];
  await line.load([
    ...abroad('01', '0.5'),
    ...abroad('02', '0.6'),
    // Half of the second sale goes back, with half of its goods.
    refund('back', 'abroad 02', '2026-02-12T10:00:00Z', 100, 50, { currency: 'USD' }),
    // A visitor of the mailing a day, up to 28 February, who buys for 100 ten days later.
    ...Array.from({ length: 59 }, (_, at) => [
      visit([client(`reader ${at}`)], `${day(at)}T09:00:00Z`, LETTER),
      ...(at + 10 < 59
        ? [order(`${at}`, buyer(`reader ${at}`), `${day(at + 10)}T09:00:00Z`, 100, { cost: 50 })]
        : []),
    ]).flat(),
  ]);
  await line.advance();
  app = await serve(() => line.warehouse.reader(), CONFIG);
});
afterAll(async () => {
  await app.close();
  await line.close();
});

const asked = async (query: OpeningQuery) =>
  changesReport.parse(await bodyOf(app, `/api/v1/reports/changes?${queryText(query)}`));
const effects = ({ bridge }: ChangeLine) =>
  Object.fromEntries((bridge ?? []).map(({ driver, effect }) => [driver, effect]));

const FEBRUARY = {
  ...{ from: '2026-02-10', to: '2026-02-10', compare: '2026-01-10..2026-01-10', model: 'linear' },
  where: 'campaign:is:abroad',
};

it('tells a rate and a refund apart, worked by hand', async () => {
  // 200 dollars: 100 of revenue and 50 of margin; then 120 were sold, 60 kept, 30 of margin.
  const margin = await asked({ ...FEBRUARY, of: 'margin' });
  expect(margin.totals).toMatchObject({ before: '50.00', now: '30.00', change: '-20.00' });
  // Rate × 1.2: +10 of 50, +5 of 25. Half kept: −25 of 50, −30 of 60.
  expect(effects(margin.totals)).toEqual({ fx: '7.50', refunds: '-27.50' });
  expect(margin.meta.rates).toEqual([
    { of: 'costs', account: 'ads · main', currency: 'USD', before: 0.5, now: 0.6 },
    { of: 'sales', account: '', currency: 'USD', before: 0.5, now: 0.6 },
  ]);
  const revenue = await asked({ ...FEBRUARY, of: 'revenue' });
  // × 1.2 of 100: +20, of 50: +10. Half of 100: −50, of 120: −60.
  expect(effects(revenue.totals)).toEqual({ fx: '15.00', refunds: '-55.00' });
  // The same 20 dollars of ads cost 12 instead of 10: no spend, and no dearer click.
  const profit = await asked({ ...FEBRUARY, of: 'profit' });
  expect(profit.totals).toMatchObject({ before: '40.00', now: '18.00', change: '-22.00' });
  expect(effects(profit.totals)).toEqual({ fx: '5.50', refunds: '-27.50' });
});

it('tells sales that are still to come apart, worked by hand', async () => {
  // 20 visitors each: of those of January all have bought, of those of February the ones of before the 19th.
  const query = {
    ...{ from: '2026-02-09', to: '2026-02-28', compare: '2026-01-01..2026-01-20' },
    ...{ basis: 'touch', model: 'linear', where: 'channel:is:Email' },
  };
  const report = await asked(query);
  // Of all 51 sales two came at once: of the ten young days that share has arrived. Of the mailing none has.
  expect(report.meta.matured.before).toBe(1);
  expect(report.meta.matured.now).toBeCloseTo((10 + (10 * 2) / 51) / 20, 9);
  expect(report.totals).toMatchObject({ before: '1000.00', now: '500.00' });
  expect(effects(report.totals)).toEqual({ timing: '-500.00' });
  const { compare: _, ...now } = query;
  const channels = channelsReport.parse(
    await bodyOf(app, `/api/v1/reports/channels?${queryText(now)}`),
  );
  expect(channels.meta.maturity?.matured).toBe(report.meta.matured.now);
  const explored = exploreReport.parse(
    await bodyOf(app, `/api/v1/reports/explore?${queryText({ ...now, by: 'week' })}`),
  );
  expect(explored.meta.maturity).toEqual(channels.meta.maturity);
  expect(explore.notes!(explored)[0]).toContain('52 % of the sales');
  // By the day of payment nothing is to come: it is simply other sales.
  expect(effects((await asked({ ...query, basis: 'payment' })).totals).timing).toBeUndefined();
});
