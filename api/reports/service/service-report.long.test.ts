import { at, client, email, entity, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { published } from '../../testing/published.ts';
import type { Published } from '../answer.ts';
import { serviceCustomers, serviceRequests } from './service-drills.ts';
import { serviceReport } from './service-report.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', customWeights: [10, 20, 70] },
  ...{ lookbackDays: 30, halfLifeDays: 7 },
};
const HALF_YEAR = { from: '2026-01-01', to: '2026-06-30' };

const who = (name: string) => ({ email: email(`${name}@service.example`) });
const bought = (id: string, name: string, time: string, delivered?: string) =>
  order(id, who(name), time, 20, {
    cost: 10,
    fields: delivered ? { deliveredAt: at(delivered) } : {},
  });
const asked = (id: string, name: string, time: string, more: object = {}) =>
  entity(
    'conversation',
    id,
    time,
    { channel: 'chat', purpose: 'support', createdAt: at(time), ...more },
    who(name),
  );

/*
 * gia buys on 10 January, has it on the 14th and buys again in March. She asks on the 20th at nine, is answered after half an hour
 * and helped after twelve, and asks once more five days later, answered after ten minutes. hal buys on 20 January and has it two days
 * later. ivo buys in June, and asks what nobody answers. kim asks for an offer, which is no request for help.
 */
let line: Awaited<ReturnType<typeof openTestLine>>;
let state: Published;
beforeAll(async () => {
  const settings = { currency: 'EUR', timezone: 'UTC', lookbackDays: 30 };
  line = await openTestLine(settings, undefined, at('2026-07-01T06:00:00Z'));
  await line.load([
    bought('g1', 'gia', '2026-01-10T10:00:00Z', '2026-01-14T10:00:00Z'),
    bought('g2', 'gia', '2026-03-01T10:00:00Z'),
    bought('h1', 'hal', '2026-01-20T10:00:00Z', '2026-01-22T10:00:00Z'),
    bought('i1', 'ivo', '2026-06-20T10:00:00Z'),
    asked('t1', 'gia', '2026-01-20T09:00:00Z', {
      ...{ topic: 'Delivery', operator: 'Eve', rating: 800_000n },
      ...{ firstResponseAt: at('2026-01-20T09:30:00Z'), firstSolvedAt: at('2026-01-20T21:00:00Z') },
    }),
    asked('t2', 'gia', '2026-01-25T10:00:00Z', {
      ...{ topic: 'Delivery', operator: 'Bob', firstResponseAt: at('2026-01-25T10:10:00Z') },
    }),
    asked('t3', 'ivo', '2026-06-22T10:00:00Z', { reopened: 1n }),
    asked('t4', 'kim', '2026-01-21T10:00:00Z', { purpose: 'sales' }),
    visit([client('z')], '2026-06-30T10:00:00Z'),
  ]);
  await line.advance();
  state = await published(line.warehouse);
});
afterAll(() => line.close());

it('narrowed to who answered, the parts of the requests add up, and new customers are refused', async () => {
  const ask = (more: object) =>
    serviceReport(state, CONTRACTS.service.query.parse({ ...HALF_YEAR, ...more }), CONFIG);
  const { totals } = await ask({ by: 'operator' });
  const parts = await Promise.all(
    ['Eve', 'Bob', ''].map((owner) => ask({ by: 'operator', where: `owner:is:${owner}` })),
  );
  expect(parts.map((part) => part.totals?.requests)).toEqual([1, 1, 1]);
  expect(totals?.requests).toBe(3);
  // Bob's request came within a week of Eve's: it is a repeat contact of hers all the same.
  expect(parts.map((part) => part.totals?.repeated)).toEqual([1, 0, 0]);
  await expect(ask({ by: 'onboarding', where: 'owner:is:Eve' })).rejects.toMatchObject({
    code: 'parameters_invalid',
  });
});

const ask = async (more: object = {}) =>
  CONTRACTS.service.answer.parse(
    await serviceReport(state, CONTRACTS.service.query.parse({ ...HALF_YEAR, ...more }), CONFIG),
  );

it('says how quickly help came, and how often the same people ask again', async () => {
  const { requests, totals, meta } = await ask();
  expect(requests).toEqual([
    {
      ...{ name: 'Delivery', requests: 2, answered: 2, response: 20, solved: 1, solved_share: 0.5 },
      ...{ hours: 12, reopened: 0, repeated: 1, repeated_share: 0.5, rating: 0.8 },
    },
    {
      ...{ name: 'not_told', requests: 1, answered: 0, response: null, solved: 0, solved_share: 0 },
      ...{ hours: null, reopened: 1, repeated: 0, repeated_share: 0, rating: null },
    },
  ]);
  expect(totals).toMatchObject({ requests: 3, answered: 2, solved: 1, repeated: 1 });
  expect(meta.tells_requests).toBe(true);
  // Within four days nobody asked again.
  expect((await ask({ days: '4' })).totals?.repeated).toBe(0);
  const { rows } = CONTRACTS.service.drills;
  const query = rows.query.parse({ ...HALF_YEAR, measure: 'repeated' });
  const opened = rows.answer.parse(await serviceRequests(state, query, CONFIG));
  expect(opened.rows.map(({ id }) => id)).toEqual(['t1']);
});

it('says how soon new customers had what they came for', async () => {
  const { onboarding, totals } = await ask({ by: 'onboarding' });
  expect(totals).toBeNull();
  expect(onboarding).toEqual([
    {
      ...{ name: '2026-01', customers: 2, reached: 2, value_days: 3, asked: 1, asked_share: 0.5 },
      ...{ again: 1, again_share: 0.5 },
    },
    // Ten days after the sale: nothing was delivered, and it is too early to say whether they buy again.
    {
      ...{ name: '2026-06', customers: 1, reached: 0, value_days: null, asked: 1, asked_share: 1 },
      ...{ again: 0, again_share: null },
    },
  ]);
  const { customers } = CONTRACTS.service.drills;
  const query = customers.query.parse({ ...HALF_YEAR, measure: 'reached', name: '2026-01' });
  const opened = customers.answer.parse(await serviceCustomers(state, query, CONFIG));
  expect(opened).toMatchObject({ count: 2, rows: [{ value_days: 2 }, { value_days: 4 }] });
});

it('refuses a goal that nobody configured', async () => {
  await expect(ask({ by: 'onboarding', goal: 'activated' })).rejects.toMatchObject({
    code: 'parameters_invalid',
  });
});
