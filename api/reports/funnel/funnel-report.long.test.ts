import type { Fact } from '@throughline/ingest/contract/fact';
import {
  at,
  client,
  crm,
  deal,
  entity,
  form,
  order,
  visit,
} from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { funnelReport as contract } from '../../contract/reports/funnel.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { published } from '../../testing/published.ts';
import { funnelAnswer } from './answer.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', customWeights: [10, 20, 70] },
  ...{ lookbackDays: 30, halfLifeDays: 7 },
};
const APRIL = { from: '2026-04-01', to: '2026-04-10' };
const PAID = { source: 'google', medium: 'cpc' };

const days = (after: number) =>
  new Date(Date.UTC(2026, 0, 5 + after, 12)).toISOString().replace('.000Z', 'Z');

/** Forty leads of 5 January: twenty paid after ten days, ten were lost after five, ten after twenty. */
const january: readonly Fact[] = Array.from({ length: 40 }, (_, number) => {
  const who = [client(`j${number}`)];
  const asked = form(who, days(0));
  if (number < 20) return [asked, order(`j${number}`, { client_id: who[0]! }, days(10), 50)];
  return [
    asked,
    entity(
      'lead',
      `j${number}`,
      days(number < 30 ? 5 : 20),
      { status: 'disqualified', createdAt: at(days(1)), closedAt: at(days(number < 30 ? 5 : 20)) },
      { client_id: who[0]! },
    ),
  ];
}).flat();

/**
 * Of April, seen on the 10th: a of paid search, 5 days old and open; b came directly, is 9 days old and has an open deal; c of
 * paid search paid after two days; d of nowhere was qualified, then lost to the price. z bought without asking first.
 */
const april: readonly Fact[] = [
  visit([client('a')], '2026-04-05T09:00:00Z', PAID),
  form([client('a')], '2026-04-05T09:10:00Z'),
  visit([client('b')], '2026-04-01T09:00:00Z'),
  form([client('b')], '2026-04-01T09:10:00Z'),
  deal('b', { client_id: client('b') }, '2026-04-02T09:00:00Z', { amount: 70 }),
  visit([client('c')], '2026-04-01T10:00:00Z', PAID),
  form([client('c')], '2026-04-01T10:10:00Z'),
  order('c', { client_id: client('c') }, '2026-04-03T10:00:00Z', 100),
  entity(
    'lead',
    'd',
    '2026-04-04T10:00:00Z',
    {
      ...{ type: 'price', status: 'disqualified', createdAt: at('2026-04-02T10:00:00Z') },
      ...{ qualifiedAt: at('2026-04-03T10:00:00Z'), closedAt: at('2026-04-04T10:00:00Z') },
      lostReason: 'too dear',
    },
    { contact: crm('d') },
  ),
  order('z', { client_id: client('z') }, '2026-04-05T10:00:00Z', 30),
  visit([client('last')], '2026-04-10T05:00:00Z'),
];

let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  line = await openTestLine(
    { currency: 'EUR', timezone: 'UTC', lookbackDays: 30, leadWindowDays: 30 },
    undefined,
    at('2026-04-10T06:00:00Z'),
  );
  await line.load([...january, ...april]);
  await line.advance();
});
afterAll(() => line.close());

async function reportOf(query: Readonly<Record<string, unknown>> = {}) {
  const asked = CONTRACTS.funnel.query.parse({ ...APRIL, ...query });
  return contract.parse(await funnelAnswer.answer(await published(line.warehouse), asked, CONFIG));
}

async function leadsOf(query: Readonly<Record<string, unknown>>) {
  const { rows } = CONTRACTS.funnel.drills;
  const asked = rows.query.parse({ ...APRIL, ...query });
  const cell = await funnelAnswer.drills.rows.answer(
    await published(line.warehouse),
    asked,
    CONFIG,
  );
  return rows.answer.parse(cell);
}

describe('funnelReport', () => {
  it('counts who came to each step, and who stopped there', async () => {
    const { totals, meta, reasons } = await reportOf();
    expect(
      totals.map(({ step, reached, rate, stopped, lost, open }) => [
        ...[step, reached, rate, stopped, lost, open],
      ]),
    ).toEqual([
      ['visit', 4, null, null, null, null],
      ['lead', 4, 1, 1, 0, 1],
      // b and c came further; d was told to be qualified.
      ['qualified', 3, 3 / 4, 1, 1, 0],
      ['deal', 2, 2 / 3, 1, 0, 1],
      ['paid', 1, 1 / 2, null, null, null],
    ]);
    expect(reasons).toEqual([{ reason: 'too dear', leads: 1 }]);
    expect(meta).toMatchObject({ followed_to: '2026-04-10', unled: 1, enough: { paid: 21 } });
  });

  it('says what is still to come, lost leads competing and open ones censored', async () => {
    const paid = (await reportOf()).totals.at(-1)!;
    // Worked by hand over 44 leads. Day 2: c paid, d lost, 42 left. Day 5: ten lost, a open at that age: 31 left. b open at 9:
    // 30 at risk on day 10, when 20 pay. S(2) = 42/44, S(5) = 32/44, F = 1/44 + 32/44 · 20/30 = 670/1320.
    // Of a and b each pays with (670 − 30)/1320 over 32/44, which is 2/3.
    expect(paid.expected).toBeCloseTo(1 + 2 * (2 / 3), 10);
    expect(paid.matured).toBeCloseTo(3 / 7, 10);
    // Two chances of 2/3: the deviation is √(4/9).
    expect(paid.expected_low).toBeCloseTo(7 / 3 - (1.2815515655446004 * 2) / 3, 10);
    expect(paid.expected_high).toBe(3);
    expect(paid.median_days).toBe(2);
  });

  it('divides by the channel of the touch that is credited, and by the type of leads', async () => {
    const reached = (rows: Awaited<ReturnType<typeof reportOf>>['rows'], part: string) =>
      rows.filter((row) => row.part === part).map((row) => row.reached);
    const { rows } = await reportOf({ by: 'channel' });
    expect(reached(rows, 'Paid Search')).toEqual([2, 2, 1, 1, 1]);
    expect(reached(rows, 'Direct')).toEqual([2, 1, 1, 1, 0]);
    const types = (await reportOf({ by: 'lead_type' })).rows;
    expect(reached(types, 'price')).toEqual([null, 1, 1, 0, 0]);
    expect(types.find(({ part, step }) => part === 'price' && step === 'visit')!.why).toEqual({
      reached: 'not_applicable',
    });
    const searched = await reportOf({ where: ['source:is:google'] });
    expect(searched.totals.map((row) => row.reached)).toEqual([2, 2, 1, 1, 1]);
  });

  it('sets the period before beside it', async () => {
    const january = { compare: '2026-01-01..2026-01-31' };
    const { totals } = await reportOf(january);
    // A form is a visit as well.
    expect(totals.map(({ previous }) => previous)).toEqual([40, 40, 20, 20, 20]);
    expect(totals.at(-1)!.previous_rate).toBe(1);
    expect((await leadsOf({ ...january, side: 'previous', step: 'paid' })).totals.leads).toBe(20);
  });

  it('opens the leads of a figure', async () => {
    const stopped = await leadsOf({ step: 'qualified', short_of: 'deal', state: 'lost' });
    expect(stopped.totals).toEqual({ leads: 1 });
    expect(stopped.rows).toEqual([
      expect.objectContaining({
        ...{ lead_type: 'price', step: 'qualified', state: 'lost', reason: 'too dear', days: 2 },
        channel: '',
      }),
    ]);
    expect((await leadsOf({ reason: 'too dear' })).totals.leads).toBe(1);
    const open = await leadsOf({ step: 'lead', short_of: 'paid', state: 'open', limit: '1' });
    expect([open.totals.leads, open.rows.length]).toEqual([2, 1]);
    expect(await leadsOf({ limit: '1', offset: '9' })).toEqual({ totals: { leads: 4 }, rows: [] });
  });

  it('answers an empty warehouse', async () => {
    const empty = await openTestLine();
    const asked = CONTRACTS.funnel.query.parse(APRIL);
    const report = await funnelAnswer.answer(await published(empty.warehouse), asked, CONFIG);
    expect(contract.parse(report).totals.map(({ reached }) => reached)).toEqual([0, 0, 0, 0]);
    await empty.close();
  });
});
