import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_MEASURES, type CloseDetail, closeExport } from '../contract/closes.ts';
import { CONTRACTS } from '../contract/reports/index.ts';
import type { MonthFigures } from '../contract/reports/months.ts';
import { monthsReport } from '../reports/months/months-report.ts';
import { closeStore, testKey } from '../testing/close-store.ts';
import { FINANCE_CONFIG, openFinanceWorld } from '../testing/finance-world.ts';
import { published } from '../testing/published.ts';
import { closeMonth } from './close-month.ts';
import { exportChunks } from './export-close.ts';
import { readCloses } from './stored/read-closes.ts';
import { verifyCloses } from './verify-closes.ts';
import { verifyExport } from './verify-export.ts';

const NOW = '2026-04-06T08:00:00Z';
const key = testKey();
let world: Awaited<ReturnType<typeof openFinanceWorld>>;
let february: CloseDetail;
beforeAll(async () => {
  world = await openFinanceWorld();
  february = await close('2026-02');
});
afterAll(() => world.close());

async function close(month: string, at = NOW) {
  return closeMonth(await closeStore(world, FINANCE_CONFIG, key, at), month);
}

describe('closeMonth', () => {
  it('freezes the figures that the report has, by both accountings and by channel', async () => {
    const { statement } = february;
    // 470 of media, 47 for the agency, VAT on both; a1 of January is not of this month, a3 gave 100 back in March.
    expect(statement.figures.accrual).toMatchObject({
      ...{ cost_net: '470.00', fee: '47.00', vat: '103.40', revenue: '940.00', margin: '470.00' },
    });
    const about = { from: '2026-02-01', to: '2026-02-28', model: 'last_non_direct' };
    for (const accounting of ['accrual', 'cash'] as const) {
      const asked = CONTRACTS.months.query.parse({ ...about, accounting, by: 'channel,month' });
      const report = await monthsReport(await published(world.warehouse), asked, FINANCE_CONFIG);
      const of = (row: MonthFigures) =>
        Object.fromEntries(CLOSE_MEASURES.map((measure) => [measure, row[measure]]));
      expect(statement.figures[accounting]).toEqual(of(report.totals));
      expect(
        statement.channels.map(({ channel, figures }) => [channel, figures[accounting]]),
      ).toEqual(report.rows.map((row) => [row.channel, of(row)]));
    }
    expect(statement.costs).toEqual([
      { channel: 'Paid Search', campaign: 'Brand', cost_net: '120.00', fee: '12.00', vat: '26.40' },
      {
        channel: 'Paid Search',
        campaign: 'Generic',
        cost_net: '300.00',
        fee: '30.00',
        vat: '66.00',
      },
      { channel: 'Paid Social', campaign: 'Reels', cost_net: '50.00', fee: '5.00', vat: '11.00' },
    ]);
  });

  it('refuses a month twice, out of order, before its end, and before its data', async () => {
    await expect(close('2026-02')).rejects.toMatchObject({
      code: 'close_exists',
      detail: expect.stringContaining(february.fingerprint),
    });
    await expect(close('2026-01')).rejects.toMatchObject({ code: 'close_out_of_order' });
    await expect(close('2026-04')).rejects.toMatchObject({
      code: 'close_out_of_order',
      detail: 'The last close is of 2026-02: close 2026-03 first.',
    });
    await expect(close('2026-03', '2026-03-31T23:00:00Z')).rejects.toMatchObject({
      code: 'close_month_open',
    });
    await close('2026-03');
    await expect(close('2026-04', '2026-05-02T00:00:00Z')).rejects.toMatchObject({
      code: 'close_data_incomplete',
      detail: expect.stringContaining('whole up to 2026-04-04'),
    });
  });

  it('holds when it is checked, here and from a file alone', async () => {
    const reader = world.warehouse.reader();
    const found = await verifyCloses(reader);
    expect(found).toMatchObject({ ok: true, closes: [{ month: '2026-02' }, { month: '2026-03' }] });
    const pieces: string[] = [];
    for await (const piece of exportChunks(reader, '2026-03', await readCloses(reader)))
      pieces.push(piece);
    const file = closeExport.parse(JSON.parse(pieces.join('')));
    expect(await verifyExport(file, key.publicKey)).toMatchObject({ ok: true });
    expect(await verifyExport(file, testKey('another').publicKey)).toMatchObject({
      ok: false,
      closes: [
        { faults: [{ code: 'close_key_differs' }, { code: 'close_signature_invalid' }] },
        { faults: [{ code: 'close_key_differs' }, { code: 'close_signature_invalid' }] },
      ],
    });
  });
});
