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
  more: Readonly<Record<string, string | readonly string[]>> = {},
) {
  const { answer } = ANSWERS[name] as unknown as { answer: Ask };
  const asked = CONTRACTS[name].query.parse({ ...QUARTER, ...more });
  return CONTRACTS[name].answer.parse(
    await answer(state, asked, PIPELINE_CONFIG),
  ) as unknown as ReturnType<(typeof CONTRACTS)[N]['answer']['parse']>;
}

describe('deals', () => {
  it('are narrowed to a manager or a channel, and the parts add up to all', async () => {
    const eve = await ask('deals', { where: 'owner:is:eve' });
    expect(eve.deals.map(({ deal }) => deal)).toEqual(['d1', 'd4']);
    expect(eve.totals).toMatchObject({ deals: 2, amount: '1200.00', margin: '480.00' });
    const others = await ask('deals', { by: 'owner', where: 'owner:not:Eve' });
    expect(others.groups.map(({ name, deals }) => [name, deals])).toEqual([
      ['Bob', 1],
      ['nobody', 1],
    ]);
    // Four deals in all.
    expect(eve.totals.deals + others.totals.deals).toBe(4);
    const social = await ask('deals', { where: ['channel:is:Paid Social', 'owner:is:'] });
    expect(social.deals.map(({ deal }) => deal)).toEqual(['d3']);
  });

  it('lists each with its age, its money and the journey that led to it', async () => {
    const { deals, totals, meta } = await ask('deals');
    expect(
      deals.map(({ deal, status, age_days, stage_days }) => [deal, status, age_days, stage_days]),
    ).toEqual([
      // Closed: 8 to 11 March, 5 to 15 March; in Offer from the 10th.
      ['d2', 'lost', 3, 0],
      ['d1', 'won', 10, 5],
      // Open up to 31 March: from 25 February and, where the stage is dated, from 1 March.
      ['d4', 'open', 34, 34],
      ['d3', 'open', 39, 30],
    ]);
    expect(
      deals.map(({ deal, first_channel, last_channel, touches }) => [
        deal,
        first_channel,
        last_channel,
        touches,
      ]),
    ).toEqual([
      ['d2', 'not_told', 'not_told', 0],
      ['d1', 'Paid Search', 'Direct', 3],
      // The second deal of one month is of the lead of the first.
      ['d4', 'Paid Social', 'Paid Social', 1],
      ['d3', 'Paid Social', 'Paid Social', 1],
    ]);
    expect(
      deals.map(({ amount, margin, lost_reason, owner }) => [amount, margin, lost_reason, owner]),
    ).toEqual([
      ['300.00', null, 'Too dear', 'Bob'],
      ['1000.00', '400.00', null, 'Eve'],
      ['200.00', '80.00', null, 'Eve'],
      // Nothing says what a dollar is.
      [null, null, null, 'nobody'],
    ]);
    expect(totals).toMatchObject({
      deals: 4,
      open: 2,
      won: 1,
      lost: 1,
      win_rate: 0.5,
      amount: null,
    });
    expect(meta).toMatchObject({
      as_of_day: '2026-03-31',
      unknown: { amount: 1, margin: 2, journey: 1 },
    });
  });

  it('groups them, and opens a figure into the deals behind it', async () => {
    const { groups } = await ask('deals', { by: 'owner' });
    expect(
      groups.map(({ name, deals, won, lost, amount, age_days }) => [
        name,
        deals,
        won,
        lost,
        amount,
        age_days,
      ]),
    ).toEqual([
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

describe('customers', () => {
  const found = async (more: Readonly<Record<string, string>> = {}) => {
    const { rows, totals } = await ask('customers', more);
    return { totals, rows: rows.map(({ customer: _, ...row }) => row) };
  };

  it('lists whoever bought in the period with all that they brought', async () => {
    const { rows, totals } = await found();
    expect(rows).toEqual([
      {
        ...{ sales: 1, revenue: '1000.00', margin: '400.00', first_channel: 'Paid Search' },
        ...{ first_day: '2026-03-15', last_day: '2026-03-15', last_sale: 'Deal d1' },
      },
      // 100 − 60, and 50 − 10 − 30.
      {
        ...{ sales: 2, revenue: '140.00', margin: '50.00', first_channel: 'Paid Search' },
        ...{ first_day: '2026-01-10', last_day: '2026-03-02', last_sale: 'o2' },
      },
      {
        ...{ sales: 1, revenue: '30.00', margin: '10.00', first_channel: 'Paid Social' },
        ...{ first_day: '2026-01-12', last_day: '2026-01-12', last_sale: 'o3' },
      },
    ]);
    expect(totals).toEqual({ customers: 3, sales: 4, revenue: '1170.00', margin: '460.00' });
    // Of a period whoever bought in it, with their sales of all days.
    expect((await found({ from: '2026-03-01', to: '2026-03-14' })).totals).toMatchObject({
      ...{ customers: 1, sales: 2, margin: '50.00' },
    });
  });

  it('finds one by an address, a phone, an identifier or a number, whenever they bought', async () => {
    const days = { from: '2026-03-30', to: '2026-03-31' };
    for (const search of ['Dora@Shop.example', 'ga_client_id:d', '+49 300 001', 'o2'])
      expect([search, (await found({ ...days, search })).totals]).toEqual([
        search,
        { customers: 1, sales: 2, revenue: '140.00', margin: '50.00' },
      ]);
    // Who has bought nothing is found as well, by an address or by a deal that is open.
    const byDeal = await found({ ...days, search: 'Deal d3' });
    expect(byDeal).toEqual(await found({ ...days, search: 'cy@deal.example' }));
    expect(byDeal.rows).toEqual([
      {
        ...{ sales: 0, revenue: '0.00', margin: '0.00', first_channel: 'not_told' },
        ...{ first_day: null, last_day: null, last_sale: null },
      },
    ]);
    expect((await found({ search: 'nobody@nowhere.example' })).rows).toEqual([]);
  });

  it('says of one what joined them and all that is known', async () => {
    const card = await cardOf('dora@shop.example');
    expect(card.totals).toEqual({
      ...{ sales: 2, revenue: '140.00', margin: '50.00', refunded: '10.00', refunds: 1 },
      ...{ leads: 1, touches: 2 },
    });
    expect(
      card.sales.map(({ label, day, revenue, refunded }) => [label, day, revenue, refunded]),
    ).toEqual([
      ['o2', '2026-03-02', '40.00', '10.00'],
      ['o1', '2026-01-10', '100.00', '0.00'],
    ]);
    const joined = card.identifiers.filter(({ type }) => type !== 'sale_number');
    // The visit names browser and address, the order of an hour later address and phone.
    expect(joined.map(({ type, joined: by }) => [type, by])).toEqual([
      [
        'email',
        {
          at: '2026-01-10T10:00:00.000000Z',
          source: 'web',
          kind: 'page_view',
          beside: ['ga_client_id'],
        },
      ],
      [
        'phone',
        {
          at: '2026-01-10T11:00:00.000000Z',
          source: 'crm',
          kind: 'order',
          beside: expect.arrayContaining(['email']),
        },
      ],
      [
        'ga_client_id',
        { at: '2026-01-10T10:00:00.000000Z', source: 'web', kind: 'page_view', beside: ['email'] },
      ],
    ]);
    expect(card.touches.map(({ kind, channel }) => [kind, channel])).toEqual([
      ['call', 'Phone'],
      ['visit', 'Paid Search'],
    ]);
    expect(card.calls).toMatchObject([
      { at: '2026-03-03T12:00:00.000Z', status: 'answered', direction: 'in' },
    ]);
    expect(card.surveys).toMatchObject([
      { survey: 'after-order', type: 'nps', score: 9, comment: 'Quick' },
    ]);
    // Three customers of the two hundred that a forecast needs.
    expect(card.clv).toMatchObject({
      status: 'below_minimum',
      value: null,
      sample: { customers: 3, minimum: 200 },
    });
  });

  it('says of one who has bought nothing what is open, and nothing of an id that nobody has', async () => {
    const card = await cardOf('cy@deal.example');
    expect(card.deals).toEqual([
      { label: 'Deal d4', source: 'crm', stage: 'Qualified', status: 'open', opened: '2026-02-25' },
      { label: 'Deal d3', source: 'crm', stage: 'Qualified', status: 'open', opened: '2026-02-20' },
    ]);
    expect(card.totals).toMatchObject({ sales: 0, revenue: '0.00', leads: 1, touches: 1 });
    expect(card.clv.status).toBe('not_told');
    await expect(open('12345')).rejects.toMatchObject({ code: 'not_found' });
  });

  const { customer: drill } = CONTRACTS.customers.drills;
  const open = async (customer: string) =>
    drill.answer.parse(
      await ANSWERS.customers.drills.customer.answer(
        state,
        drill.query.parse({ customer }),
        PIPELINE_CONFIG,
      ),
    );
  const cardOf = async (search: string) =>
    open((await ask('customers', { search })).rows[0]!.customer);
});

describe('cohorts by channel', () => {
  it('says what a customer cost and brought by the channel of the first order', async () => {
    const { channels, channel_totals: totals } = await ask('cohorts', { by: 'channel' });
    expect(
      channels.map(({ channel, customers, cost, cac, ltv, ltv_cac, payback, payback_month }) => [
        ...[channel, customers, cost, cac, ltv, ltv_cac, payback, payback_month],
      ]),
    ).toEqual([
      // ann's last touch before she paid that was not direct.
      ['Organic Search', 1, null, null, '400.00', null, 'unknown', null],
      // dora: 40 in January, 10 in March; the cost of 50 is back then.
      ['Paid Search', 1, '50.00', '50.00', '50.00', 1, 'reached', 2],
      ['Paid Social', 1, '30.00', '30.00', '10.00', 1 / 3, 'not_reached', null],
    ]);
    expect(totals?.paid).toMatchObject({
      customers: 2,
      cost: '80.00',
      cac: '40.00',
      ltv_cac: 0.75,
    });
    // All channels are all cohorts.
    const { cohorts } = await ask('cohorts');
    const months = cohorts.flatMap((one) => one.months);
    expect(totals?.all).toMatchObject({
      customers: cohorts.reduce((sum, { customers }) => sum + customers, 0),
      value: months.reduce((sum, { value }) => sum + Number(value), 0).toFixed(2),
    });
  });

  it('gives a customer to another touch under another rule', async () => {
    const { channels } = await ask('cohorts', { by: 'channel', model: 'first' });
    expect(channels.map(({ channel, customers }) => [channel, customers])).toEqual([
      ['Paid Search', 2],
      ['Paid Social', 1],
    ]);
  });
});

describe('scores', () => {
  it('says who to call first by the simple score, and that there are too few for a model', async () => {
    const answer = await ask('scores');
    // Leads of the quarter: ann's deal, bob's, cy's and dora's call; none of them is ninety days old.
    expect(answer.meta).toMatchObject({
      ...{ as_of_day: '2026-03-31', used: { score: 'fallback', reason: 'no_model' } },
      sample: { status: 'below_minimum', have: { leads: 0 }, minimum: { leads: 200 } },
    });
    // ann has bought and bob is lost. Nothing is decided, so no chance is told: the youngest stands first.
    expect(
      answer.leads.map(({ lead_type, age_days, score }) => [lead_type, age_days, score]),
    ).toEqual([
      ['call', 28, null],
      ['deal', 39, null],
    ]);
    expect(answer.open).toBe(2);
    expect(answer.totals.count).toBe(4);
  });

  it('compares the visitors of channels by points where no chance can be told', async () => {
    const { channels, totals } = await ask('scores', { who: 'visitor' });
    // First visits of ann, cy, dora, emil and of somebody unknown: one page each, so nobody has a point.
    expect(channels.map(({ channel, count, index }) => [channel, count, index])).toEqual([
      ['Paid Search', 2, null],
      ['Paid Social', 2, null],
      ['Direct', 1, null],
    ]);
    expect(totals).toEqual({ count: 5, mean_score: null, value: null });
  });
});
