import { client, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { lagsReport as contract, type LagsQuery } from '../../contract/reports/lags.ts';
import { JOURNEYS_CONFIG, openJourneysWorld } from '../../testing/journeys-world.ts';
import { readState } from '../state.ts';
import { lagsReport } from './lags-report.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

async function reportOf(warehouse: Warehouse, query: Partial<LagsQuery> = {}) {
  const reader = warehouse.reader();
  const source = { reader, state: await readState(reader), dataRange: MARCH };
  const asked = CONTRACTS.lags.query.parse({ ...MARCH, ...query });
  return contract.parse(await lagsReport(source, asked, JOURNEYS_CONFIG));
}

/** Bins that hold something, as `from-to: conversions`. */
const filled = ({ bins }: { bins: { from: number; to: number | null; conversions: number }[] }) =>
  bins.filter((bin) => bin.conversions > 0).map((b) => `${b.from}-${b.to}: ${b.conversions}`);

describe('lagsReport', () => {
  it('measures from the first touch to every stage that is known', async () => {
    const world = await openJourneysWorld();
    const { days, touches, meta, ...rest } = await reportOf(world.warehouse);
    // Leads: a after 2 days and 2 hours, f after 1 day and 1 hour (the deal itself). b and g never asked.
    expect(filled(days.lead)).toEqual(['1-2: 1', '2-3: 1']);
    expect(days.lead).toMatchObject({ conversions: 2, median: (50 + 25) / 2 / 24 });
    // Placed or opened: b, g after 12 hours, f after 25, a after 98.
    expect(filled(days.deal)).toEqual([`${1 / 24}-1: 2`, '1-2: 1', '3-5: 1']);
    expect(days.deal.median).toBeCloseTo((12 + 25) / 2 / 24, 12);
    // Paid: b, g on the same day, a 4 days later, f 18 days later.
    expect(filled(days.payment)).toEqual([`0-${1 / 24}: 2`, '3-5: 1', '14-21: 1']);
    expect(days.payment).toMatchObject({ conversions: 4, median: 2, p75: 7.5 });
    // Touches 1, 1, 2, 4; e has no journey.
    expect(filled(touches)).toEqual(['1-2: 2', '2-3: 1', '4-5: 1']);
    expect(touches).toMatchObject({ conversions: 4, median: 1.5, p75: 2.5 });
    expect(days.lead.bins.at(-1)).toEqual({ from: 30, to: null, conversions: 0 });
    expect(meta).toMatchObject({ report: 'lags', lookback_days: 30 });
    expect(rest).toEqual({ suggested_lookback_days: null, is_truncated: false });

    const leads = await reportOf(world.warehouse, { of: 'lead' });
    expect(leads.days.lead.conversions).toBe(2);
    expect([leads.days.deal.conversions, leads.days.payment.conversions]).toEqual([0, 0]);
    await world.close();
  });

  it('suggests a window, and says when the one there is cuts journeys off', async () => {
    const line = await openTestLine({ lookbackDays: 30 });
    // Twenty journeys of 1.5 days but for the last two, of 9.25 and 27 days: nineteen need ten days. One of
    // twenty, which is 5 %, begins in the last three days of the window; a second makes it more.
    const journey = (number: number, hours: number) => [
      visit(
        [client(`c${number}`)],
        new Date(Date.UTC(2026, 2, 28) - hours * 3_600_000).toISOString(),
      ),
      order(String(number), { client_id: client(`c${number}`) }, '2026-03-28T00:00:00Z', 10),
    ];
    const facts = Array.from({ length: 20 }, (_, number) =>
      journey(number, number === 18 ? 222 : number === 19 ? 27 * 24 : 36),
    ).flat();
    await line.load(facts);
    await line.advance();
    const once = await reportOf(line.warehouse);
    expect(once).toMatchObject({ suggested_lookback_days: 10, is_truncated: false });
    await line.load(journey(20, 29 * 24));
    await line.advance();
    // Of twenty-one, 95 % are twenty.
    const twice = await reportOf(line.warehouse);
    expect(twice).toMatchObject({ suggested_lookback_days: 27, is_truncated: true });
    await line.close();
  });

  it('answers an empty warehouse with empty bins', async () => {
    const line = await openTestLine();
    const source = { reader: line.warehouse.reader(), state: null, dataRange: null };
    const report = await lagsReport(source, CONTRACTS.lags.query.parse(MARCH), JOURNEYS_CONFIG);
    expect(filled(report.touches)).toEqual([]);
    expect(report.days.lead).toMatchObject({ median: null, conversions: 0 });
    await line.close();
  });
});
