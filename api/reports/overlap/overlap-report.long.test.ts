import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { overlapReport as contract, type OverlapQuery } from '../../contract/reports/overlap.ts';
import { JOURNEYS_CONFIG, openJourneysWorld } from '../../testing/journeys-world.ts';
import { readState } from '../state.ts';
import { overlapReport } from './overlap-report.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

let world: Awaited<ReturnType<typeof openJourneysWorld>>;
beforeAll(async () => {
  world = await openJourneysWorld();
});
afterAll(async () => {
  await world.close();
});

async function reportOf(query: Partial<OverlapQuery> = {}) {
  const reader = world.warehouse.reader();
  const source = { reader, state: await readState(reader), dataRange: MARCH };
  const asked = CONTRACTS.overlap.query.parse({ ...MARCH, ...query });
  return contract.parse(await overlapReport(source, asked, JOURNEYS_CONFIG));
}

describe('overlapReport', () => {
  it('says what each channel had a part in', async () => {
    const { channels } = await reportOf();
    // Paid Search: a, b and f, the last of b alone. Direct ended a and f. E-mail: a, and g in dollars.
    expect(channels.map((row) => Object.values(row))).toEqual([
      ['Paid Search', 3, 2, 1, 1, 2, '180.00'],
      ['Direct', 2, 0, 2, 0, 0, '130.00'],
      ['Email', 2, 1, 1, 1, 1, null],
    ]);
    const [paid] = (await reportOf({ value: 'margin', of: 'deal' })).channels.slice(1);
    expect(paid).toMatchObject({ channel: 'Paid Search', last: 0, ratio: null, value: '7.50' });
  });

  it('says which channels led to conversions together', async () => {
    const { sets, totals } = await reportOf();
    expect(
      sets.map((row) => [row.channels.join('+'), row.conversions, row.value, row.nulls]),
    ).toEqual([
      ['Direct+Email+Paid Search', 1, '100.00', 0],
      ['Paid Search', 1, '50.00', 1],
      ['Direct+Paid Search', 1, '30.00', 0],
      ['', 1, '10.00', 0],
      ['Email', 1, null, 0],
    ]);
    expect(totals).toEqual({ sets: 5, conversions: 5, value: null });
    const page = await reportOf({ limit: 1, offset: 1 });
    expect(page.sets).toEqual(sets.slice(1, 2));
    const beyond = await reportOf({ offset: 9 });
    expect([beyond.sets, beyond.totals]).toEqual([[], totals]);
  });

  it('answers an empty warehouse with nothing', async () => {
    const source = { reader: world.warehouse.reader(), state: null, dataRange: null };
    const report = await overlapReport(
      source,
      CONTRACTS.overlap.query.parse(MARCH),
      JOURNEYS_CONFIG,
    );
    expect(report).toMatchObject({ channels: [], sets: [] });
    expect(report.totals).toEqual({ sets: 0, conversions: 0, value: '0.00' });
  });
});
