import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { DESK_CONFIG, openDeskWorld } from '../../testing/desk-world.ts';
import { published } from '../../testing/published.ts';
import { callsReport } from './calls-report.ts';
import { callsRows } from './calls-rows.ts';

let line: Awaited<ReturnType<typeof openDeskWorld>>;
beforeAll(async () => {
  line = await openDeskWorld();
});
afterAll(() => line.close());

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
async function reportOf(more: Readonly<Record<string, string>> = {}) {
  const asked = CONTRACTS.calls.query.parse({ ...MARCH, ...more });
  return CONTRACTS.calls.answer.parse(
    await callsReport(await published(line.warehouse), asked, DESK_CONFIG),
  );
}

// The table of the world, by hand.
it('says what became of every call, and what the lost ones cost', async () => {
  const { meta, rows, totals } = await reportOf();
  expect(totals).toEqual({
    ...{ calls: 9, answered: 3, missed: 6, missed_share: 6 / 9, not_told: 0 },
    ...{ called_back: 2, in_time: 1, rang_again: 1, repeated: 1, lost: 2 },
    // 10, 30 and 0 seconds; with 20 and 240 minutes.
    ...{ wait: 10, response: 0.5 },
    // Eight of forty bought, at a margin of 50: ten a lead.
    lost_value: '20.00',
  });
  expect(meta.lead).toMatchObject({
    leads: 40,
    sales: 8,
    rate: 0.2,
    margin: '50.00',
    value: '10.00',
  });
  expect(rows.map(({ name, calls, lost }) => [name, calls, lost])).toEqual([
    ['nobody', 6, 2],
    ['Eve', 3, 0],
  ]);
});

it('calls back in time are those within the minutes that were asked for', async () => {
  const { totals } = await reportOf({ within: '240' });
  expect(totals.in_time).toBe(2);
});

it('by the hour, and the calls behind a figure', async () => {
  const { rows } = await reportOf({ by: 'hour' });
  expect(rows.map(({ name, missed }) => [name, missed])).toEqual([
    ...[
      ['09', 0],
      ['10', 1],
      ['11', 2],
      ['12', 2],
      ['18', 1],
    ],
  ]);
  const asked = CONTRACTS.calls.drills.rows.query.parse({
    ...{ ...MARCH, by: 'hour', name: '11', measure: 'called_back' },
  });
  const cell = await callsRows(await published(line.warehouse), asked, DESK_CONFIG);
  expect(cell.rows.map(({ id, response_minutes }) => [id, response_minutes])).toEqual([
    ['c4', 240],
    ['c3', 20],
  ]);
});

it('a pool of numbers is held against the visits of the busiest hour', async () => {
  const { meta } = await reportOf({ to: '2026-03-01', from: '2026-03-01', pool: '3' });
  expect(meta.pool).toMatchObject({ visits_an_hour: 0, needed: 0, shared: 0 });
});
