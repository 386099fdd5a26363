import { runs } from '@throughline/ingest/testing/long-runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { planFactReport as contract } from '../../contract/reports/plan-fact.ts';
import { FINANCE_CONFIG, openFinanceWorld } from '../../testing/finance-world.ts';
import { published } from '../../testing/published.ts';
import { planFactAnswer } from './answer.ts';

let world: Awaited<ReturnType<typeof openFinanceWorld>>;
beforeAll(async () => {
  world = await openFinanceWorld();
});
afterAll(() => world.close());

async function reportOf(query: Readonly<Record<string, string>> = {}) {
  const asked = CONTRACTS['plan-fact'].query.parse(query);
  return contract.parse(
    await planFactAnswer.answer(await published(world.warehouse), asked, FINANCE_CONFIG),
  );
}

const hundredths = (text: string | null) => BigInt(text!.replace('.', ''));

describe('planFactReport', () => {
  it('compares the days that are whole with the same days of the plan', async () => {
    const { rows, totals, meta } = await reportOf();
    // Lead months bring half of their deals at once and half a month later. Brand is worth 160 a month, Generic 60, Display 25.
    // January: (160 + 60) / 2; February 160 + 60; March 160 + 60 / 2; four of 30 days of April 160 · 4/30, Display 12.5 · 4/30.
    expect(
      rows.map(({ channel, month, outcome, flags }) => [
        channel,
        month,
        outcome.plan,
        outcome.fact,
        flags.join(' '),
      ]),
    ).toEqual([
      ['Display', '2026-03', '12.50', '0.00', 'not_run'],
      ['Display', '2026-04', '1.67', '0.00', 'part_month'],
      ['Paid Search', '2026-01', '110.00', '120.00', ''],
      ['Paid Search', '2026-02', '220.00', '400.00', ''],
      ['Paid Search', '2026-03', '190.00', '0.00', ''],
      // April's first cost is of the 5th.
      ['Paid Search', '2026-04', '21.33', '40.00', 'not_run part_month'],
      ['Paid Social', '2026-02', '0.00', '30.00', 'unplanned'],
    ]);
    expect(totals.outcome).toEqual({ plan: '555.50', fact: '590.00', difference: '34.50' });
    expect(meta).toMatchObject({
      plan: { id: 'spring', version: 1, status: 'approved' },
      ...{ from: '2026-01-01', to: '2026-04-04', through: '2026-04-04', unknown: [] },
      notes: ['2026-04 is compared with 4 of the 30 days of its plan.'],
    });
  });

  it('tells what was not run, not planned and late apart from drivers', async () => {
    const { rows } = await reportOf({ by: 'channel,campaign,month' });
    const of = (campaign: string, month: string, channel = 'Paid Search') =>
      rows.find(
        (row) => row.channel === channel && row.campaign === campaign && row.month === month,
      )!;
    const effects = (row: (typeof rows)[number]) =>
      Object.fromEntries(row.bridge!.map(({ driver, effect }) => [driver, effect]));
    // Half of the 25 was to come in April: it is late in the plan, and will not come.
    expect(effects(of('', '2026-03', 'Display'))).toEqual({ not_run: '-25.00', timing: '12.50' });
    expect(effects(of('Reels', '2026-02', 'Paid Social'))).toEqual({ unplanned: '30.00' });
    // January's touch brought 200, paid in February: (0 − 200) − (30 − 60).
    expect(effects(of('Generic', '2026-01'))).toMatchObject({ timing: '-170.00' });
    expect(effects(of('Generic', '2026-03'))).toEqual({ timing: '-30.00' });
    expect(of('Generic', '2026-01').chain).toMatchObject({
      budget: { plan: '200.00', fact: '200.00', difference: '0.00' },
      clicks: { plan: 80, fact: 80 },
      visits: { plan: 40, fact: 1 },
      qualified: { plan: null, fact: null },
    });
  });

  it('counts by the month of the touch as a cohort', async () => {
    const { rows } = await reportOf({ basis: 'cohort', by: 'month', to: '2026-03-31' });
    // a1 120 and a2 200 of January's touches, a3 200 and a5 30 of February's, a7 40 of March's.
    expect(rows.map(({ month, outcome }) => [month, outcome.plan, outcome.fact])).toEqual([
      ['2026-01', '220.00', '320.00'],
      ['2026-02', '220.00', '230.00'],
      ['2026-03', '185.00', '40.00'],
    ]);
  });

  it.each(['profit', 'leads', 'margin', 'revenue', 'deals'].slice(0, runs(1, 5)))(
    'adds up at every level, of %s',
    async (of) => {
      for (const basis of ['period', 'cohort']) {
        const leaves = await reportOf({ of, basis, by: 'channel,campaign,month' });
        const months = await reportOf({ of, basis, by: 'month' });
        const mixed = await reportOf({ of, basis, by: 'month', mix: 'yes' });
        for (const { rows, totals } of [leaves, months, mixed]) {
          for (const { outcome, bridge } of [...rows, totals])
            expect(bridge!.reduce((sum, { effect }) => sum + hundredths(effect), 0n)).toBe(
              hundredths(outcome.fact) - hundredths(outcome.plan),
            );
          expect(rows.reduce((sum, { outcome }) => sum + hundredths(outcome.plan), 0n)).toBe(
            hundredths(totals.outcome.plan),
          );
        }
        expect(months.totals).toEqual(leaves.totals);
        // January has two lines that were run as planned: what their budgets come to is the same, told in two parts.
        const budget = (report: typeof months) =>
          report.rows[0]!.bridge!.filter(
            ({ driver }) => driver === 'budget' || driver === 'mix',
          ).reduce((sum, { effect }) => sum + hundredths(effect), 0n);
        expect(budget(mixed)).toBe(budget(months));
      }
    },
  );

  it('says how to make a plan where none covers the day', async () => {
    await expect(reportOf({ plan: 'autumn' })).rejects.toMatchObject({ code: 'plan_unknown' });
  });
});

describe('planFactRows', () => {
  it.each([
    ['leads', '2026-01-01', '2026-01-31', 2, ['form', 'form']],
    ['deals', '2026-02-01', '2026-02-28', 2, ['a3', 'a2']],
    ['margin', '2026-02-01', '2026-02-28', '400.00', ['a3', 'a2']],
    ['visits', '2026-01-01', '2026-01-31', 3, []],
    ['budget', '2026-02-01', '2026-02-28', '420.00', []],
  ] as const)('opens %s', async (series, from, to, sum, ids) => {
    const { rows } = CONTRACTS['plan-fact'].drills;
    const asked = rows.query.parse({ series, from, to, channel: 'Paid Search' });
    const cell = rows.answer.parse(
      await planFactAnswer.drills.rows.answer(
        await published(world.warehouse),
        asked,
        FINANCE_CONFIG,
      ),
    );
    expect(cell.sum).toBe(sum);
    if (ids.length > 0)
      expect(cell.rows.map(({ id, label }) => (series === 'leads' ? label : id))).toEqual(ids);
  });
});
