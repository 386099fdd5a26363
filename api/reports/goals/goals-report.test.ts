import { goalsSchema } from '@throughline/transform/journeys/goal';
import { client, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goalsReport as contract } from '../../contract/reports/goals.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { published } from '../../testing/published.ts';
import { goalsReport } from './goals-report.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', customWeights: [10, 20, 70] },
  ...{ lookbackDays: 30, halfLifeDays: 7, goalNames: ['demo', 'never'] },
};
const PAID = { source: 'google', medium: 'cpc' };
const MAIL = { source: 'news', medium: 'email' };

/** a asks for a demo after an ad and a mail, b after the ad, c directly; d did so in February. */
let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  line = await openTestLine({
    ...{ currency: 'EUR', timezone: 'UTC', lookbackDays: 30 },
    goals: goalsSchema.parse([{ name: 'demo', event: 'demo' }]),
  });
  const asked = (who: string, time: string) =>
    visit([client(who)], time, undefined, { type: 'other', name: 'demo' });
  await line.load([
    visit([client('a')], '2026-03-02T10:00:00Z', PAID),
    visit([client('a')], '2026-03-04T10:00:00Z', MAIL),
    asked('a', '2026-03-04T10:10:00Z'),
    visit([client('b')], '2026-03-05T10:00:00Z', PAID),
    asked('b', '2026-03-05T10:05:00Z'),
    visit([client('d')], '2026-02-05T10:00:00Z', PAID),
    asked('d', '2026-02-05T10:05:00Z'),
  ]);
  await line.advance();
});
afterAll(() => line.close());

async function rowsOf(by: string) {
  const asked = CONTRACTS.goals.query.parse({ from: '2026-03-01', to: '2026-03-28', by });
  return contract.parse(await goalsReport(await published(line.warehouse), asked, CONFIG)).rows;
}

it('counts goals, also those that nobody reached, beside the days before', async () => {
  expect(
    (await rowsOf('goal')).map((row) => [row.goal, row.reached, row.people, row.reached_before]),
  ).toEqual([
    ['demo', 2, 2, 1],
    ['never', 0, 0, 0],
  ]);
  // Two of three visits.
  expect((await rowsOf('goal'))[0]!.rate).toBeCloseTo(2 / 3, 12);
});

it('names the channels that had a touch before it, each with all that it touched', async () => {
  const rows = (await rowsOf('channel')).filter(({ goal }) => goal === 'demo');
  expect(rows.map(({ channel, reached }) => [channel, reached])).toEqual([
    ['Paid Search', 2],
    ['Email', 1],
  ]);
});
