import { at, client, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SmartGoalsReport } from '../../contract/reports/smart-goals.ts';
import { documentFact } from '../../testing/document-fact.ts';
import { bodyOf, serve } from '../../testing/serve.ts';

let line: Awaited<ReturnType<typeof openTestLine>>;
let app: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  line = await openTestLine(
    { currency: 'EUR', timezone: 'UTC' },
    undefined,
    at('2026-03-31T06:00:00Z'),
  );
  const sold = (id: string, day: string, net: number) => [
    visit([client(id)], `${day}T09:00:00Z`),
    order(id, { client_id: client(id) }, `${day}T10:00:00Z`, net, { cost: net / 2 }),
  ];
  // December to February sell 100, 0 and 300, March 250 so far; a sale of the judged day’s morrow is not counted yet.
  await line.load([
    ...sold('a', '2025-12-01', 100),
    ...sold('b', '2026-02-10', 300),
    ...sold('c', '2026-03-05', 200),
    ...sold('d', '2026-03-30', 50),
    ...sold('e', '2026-03-31', 1_000),
  ]);
  await line.advance();
  app = await serve(
    () => line.warehouse.reader(),
    {
      ...{ currency: 'EUR', timezone: 'UTC', vatRate: '0.20', agencyFee: '0.10' },
      ...{ customWeights: [10, 20, 70], lookbackDays: 90, halfLifeDays: 7 },
    },
    {
      ops: {
        saveDocument: async (document) => {
          await line.load([documentFact(document)]);
          return { visible: true };
        },
      },
    },
  );
});
afterAll(async () => {
  await app?.close();
  await line?.close();
});

const PATH = '/api/v1/smart-goals/Spring%20sales';
const SPRING = { specific: 'Sell more', metric: 'revenue', target: '500', from: '2026-03-01' };
const put = async (payload: object) =>
  app.inject({ method: 'PUT', url: PATH, payload }).then(({ statusCode }) => statusCode);
const report = () =>
  bodyOf<SmartGoalsReport>(app, '/api/v1/reports/smart-goals?from=2026-03-01&to=2026-03-31');

it('keeps goals as documents, and answers anew once one has changed', async () => {
  expect((await report()).rows).toEqual([]);
  expect(await put({ ...SPRING, goal: 'x' })).toBe(400);
  expect(await put(SPRING)).toBe(201);
  expect((await report()).rows[0]).toMatchObject({ version: 1, faults: ['not_time_bound'] });
  expect(await put({ ...SPRING, by: '2026-03-31' })).toBe(200);
  const {
    meta,
    rows: [row],
  } = await report();
  // By hand: 250 of 500 in 30 of 31 days; 500 over 31 days are 490.59 a month, more than one and a half times 300.
  expect(meta.judged).toBe('2026-03-30');
  expect(row).toMatchObject({
    ...{ version: 2, target: 500, reached: 250, reached_share: 0.5, reached_to: '2026-03-30' },
    ...{ best_month: 300, best_from: '2026-02-01', best_to: '2026-02-28', months_of_history: 3 },
    ...{ needed_a_month: expect.closeTo((500 * 365) / 12 / 31, 4), days_left: 2 },
    ...{ is_measurable: 'yes', is_time_bound: 'yes', is_achievable: 'no' },
    faults: ['target_above_history', 'pace_above_history'],
  });
  const list = await bodyOf<{ goals: object[] }>(app, '/api/v1/smart-goals');
  expect(list.goals).toMatchObject([{ name: 'Spring sales', version: 2, by: '2026-03-31' }]);
  // What was reached, and the best month, open into sales.
  const opened = (from: string, to: string) =>
    bodyOf<{ sum: string }>(
      app,
      `/api/v1/reports/explore/rows?from=${from}&to=${to}&metric=revenue`,
    );
  expect((await opened('2026-03-01', '2026-03-30')).sum).toBe('250.00');
  expect((await opened('2026-02-01', '2026-02-28')).sum).toBe('300.00');
  expect((await app.inject({ method: 'DELETE', url: PATH })).statusCode).toBe(200);
  expect((await report()).rows).toEqual([]);
  const gone = await app.inject(PATH);
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'smart_goal_unknown']);
});
