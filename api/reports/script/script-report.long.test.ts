import { at, entity, order, phone } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScriptReport } from '../../contract/reports/script.ts';
import { bodyOf, serve } from '../../testing/serve.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', customWeights: [40, 20, 40] },
  ...{ lookbackDays: 90, halfLifeDays: 7 },
};
const MARCH = 'from=2026-03-01&to=2026-03-31';
const number = (index: number) => `+4930${2_000_000 + index}`;
const scored = (index: number, points: Record<string, boolean> | undefined) =>
  entity(
    'call',
    `c${index}`,
    '2026-03-05T12:00:00Z',
    {
      ...{ direction: 'in', status: 'answered', startedAt: at('2026-03-05T12:00:00Z') },
      ...{ operator: 'Eva', ...(points && { scored: points }) },
    },
    { caller: phone(number(index)) },
  );
const bought = (index: number, time: string) =>
  order(`o${index}`, { phone: phone(number(index)) }, time, 100);

let line: Awaited<ReturnType<typeof openTestLine>>;
let app: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  const settings = { currency: 'EUR', timezone: 'UTC' };
  line = await openTestLine(settings, undefined, at('2026-05-02T06:00:00Z'));
  await line.load([
    // Of 60 calls 40 say the price and 20 of these buy; of the other 20 two buy. One in ten greets.
    ...Array.from({ length: 60 }, (_, i) => scored(i, { price: i < 40, greeting: i % 10 === 0 })),
    ...Array.from({ length: 20 }, (_, i) => bought(i, '2026-03-10T10:00:00Z')),
    bought(40, '2026-03-06T10:00:00Z'),
    bought(41, '2026-04-03T10:00:00Z'),
    // Before the call, too late after it, and a call that nobody scored.
    bought(42, '2026-03-04T10:00:00Z'),
    bought(43, '2026-04-10T10:00:00Z'),
    scored(70, undefined),
  ]);
  await line.advance();
  app = await serve(() => line.warehouse.reader(), CONFIG);
});
afterAll(async () => {
  await app?.close();
  await line?.close();
});

// By hand: 20 of 40 less 2 of 20 are 40 points. Six calls greet (0, 10, 20 … 50); 0, 10 and 40 buy.
it('says how many calls keep a point, and whether they sell more', async () => {
  const { rows } = await bodyOf<ScriptReport>(app, `/api/v1/reports/script?${MARCH}`);
  expect(rows).toMatchObject([
    { point: 'greeting', calls: 60, kept: 6, sold_kept: 3, conclusion: 'below_minimum' },
    {
      ...{ point: 'price', calls: 60, kept: 40, sold_kept: 20, sold_kept_share: 0.5 },
      ...{ sold_missed: 2, sold_missed_share: 0.1, conclusion: 'more' },
      difference: expect.closeTo(0.4, 12),
    },
  ]);
  expect(rows[0]!.difference).toBeNull();
});

it('counts sales within the days that are asked for', async () => {
  const { rows } = await bodyOf<ScriptReport>(app, `/api/v1/reports/script?${MARCH}&within=60`);
  expect(rows[1]).toMatchObject({ sold_kept: 20, sold_missed: 3 });
});

it('opens its figures into calls', async () => {
  for (const [measure, count] of [
    ['calls', 60],
    ['kept', 40],
    ['sold_kept', 20],
    ['sold_missed', 2],
  ] as const) {
    const opened = await bodyOf<{ count: number; rows: { operator: string }[] }>(
      app,
      `/api/v1/reports/script/rows?${MARCH}&point=price&measure=${measure}&limit=100`,
    );
    expect([measure, opened.count, opened.rows.length]).toEqual([measure, count, count]);
  }
});
