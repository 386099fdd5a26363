import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS, type ReportName } from '../../contract/reports/index.ts';
import { openPipelineWorld, PIPELINE_CONFIG } from '../../testing/pipeline-world.ts';
import { published } from '../../testing/published.ts';
import type { Published } from '../answer.ts';
import { ANSWERS } from '../index.ts';

/** Reports on deals and customers, on one world whose table says what is right. */
let line: Awaited<ReturnType<typeof openPipelineWorld>>;
let state: Published;
beforeAll(async () => {
  line = await openPipelineWorld();
  state = await published(line.warehouse);
});
afterAll(() => line.close());

const QUARTER = { from: '2026-01-01', to: '2026-03-31' };
type Ask = (published: Published, asked: unknown, config: unknown) => Promise<unknown>;

async function ask<const N extends ReportName>(
  name: N,
  more: Readonly<Record<string, string>> = {},
) {
  const { answer } = ANSWERS[name] as unknown as { answer: Ask };
  const asked = CONTRACTS[name].query.parse({ ...QUARTER, ...more });
  return CONTRACTS[name].answer.parse(
    await answer(state, asked, PIPELINE_CONFIG),
  ) as unknown as ReturnType<(typeof CONTRACTS)[N]['answer']['parse']>;
}

describe('deals', () => {
  it('lists each with its age, its money and the journey that led to it', async () => {
    const { deals, totals, meta } = await ask('deals');
    expect(deals.map(({ deal, status, age_days, stage_days }) => [deal, status, age_days, stage_days])).toEqual([
      // Closed: 8 to 11 March, 5 to 15 March; in Offer from the 10th.
      ['d2', 'lost', 3, 0],
      ['d1', 'won', 10, 5],
      // Open up to 31 March: from 25 February and, where the stage is dated, from 1 March.
      ['d4', 'open', 34, 34],
      ['d3', 'open', 39, 30],
    ]);
    expect(deals.map(({ deal, first_channel, last_channel, touches }) => [deal, first_channel, last_channel, touches])).toEqual([
      ['d2', 'not_told', 'not_told', 0],
      ['d1', 'Paid Search', 'Direct', 3],
      // The second deal of one month is of the lead of the first.
      ['d4', 'Paid Social', 'Paid Social', 1],
      ['d3', 'Paid Social', 'Paid Social', 1],
    ]);
    expect(deals.map(({ amount, margin, lost_reason, owner }) => [amount, margin, lost_reason, owner])).toEqual([
      ['300.00', null, 'Too dear', 'Bob'],
      ['1000.00', '400.00', null, 'Eve'],
      ['200.00', '80.00', null, 'Eve'],
      // Nothing says what a dollar is.
      [null, null, null, 'nobody'],
    ]);
    expect(totals).toMatchObject({ deals: 4, open: 2, won: 1, lost: 1, win_rate: 0.5, amount: null });
    expect(meta).toMatchObject({ as_of_day: '2026-03-31', unknown: { amount: 1, margin: 2, journey: 1 } });
  });

  it('groups them, and opens a figure into the deals behind it', async () => {
    const { groups } = await ask('deals', { by: 'owner' });
    expect(groups.map(({ name, deals, won, lost, amount, age_days }) => [name, deals, won, lost, amount, age_days])).toEqual([
      ['Eve', 2, 1, 0, '1200.00', 22],
      ['Bob', 1, 0, 1, '300.00', 3],
      ['nobody', 1, 0, 0, null, 39],
    ]);
    const drill = CONTRACTS.deals.drills.rows;
    const opened = await ANSWERS.deals.drills.rows.answer(
      state,
      drill.query.parse({ ...QUARTER, by: 'owner', name: 'Eve', status: 'won' }),
      PIPELINE_CONFIG,
    );
    expect(opened.totals).toEqual({ deals: 1, amount: '1000.00', margin: '400.00' });
    expect(opened.rows.map(({ deal }) => deal)).toEqual(['d1']);
  });

  it('selects by the day of opening or closing, or what is open', async () => {
    const ids = async (more: Readonly<Record<string, string>>) =>
      (await ask('deals', more)).deals.map(({ deal }) => deal);
    const march = { from: '2026-03-01', to: '2026-03-14' };
    expect(await ids(march)).toEqual(['d2', 'd1']);
    expect(await ids({ ...march, which: 'closed' })).toEqual(['d2']);
    expect(await ids({ ...march, which: 'open' })).toEqual(['d4', 'd3']);
    expect(await ids({ limit: '1', offset: '3' })).toEqual(['d3']);
  });
});
