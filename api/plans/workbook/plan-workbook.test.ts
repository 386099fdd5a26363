import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type Plan, planSchema } from '../../contract/plans.ts';
import { differences, Evaluation } from '../../testing/spreadsheet/evaluate.ts';
import { fingerprintOf } from '../canonical-plan.ts';
import type { StoredPlan } from '../read-plans.ts';
import { planWorkbook } from './plan-workbook.ts';

export function stored(plan: Plan, more: Partial<StoredPlan> = {}): StoredPlan {
  return {
    ...{ id: 'spring', name: plan.name, version: 3, state: 'draft', author: 'anna' },
    ...{ parent: 'spring@2', created_at: '2026-02-01T10:00:00.000Z', lock: null },
    ...{ fingerprint: fingerprintOf(plan), plan },
    ...more,
  };
}

/**
 * Worked by hand. March: 100,000 / 25 = 4,000 clicks, 3,200 visits, 160 leads, 80 qualified, 16 deals, 160,000 revenue,
 * 64,000 margin; cost 115,000 with a fee of 15 %. April: 50,000 of the same, half of it in the season: 4 deals, 40,000,
 * 16,000; cost 57,500. Half of the deals close a month later.
 */
const line = {
  ...{ channel: 'Paid Search', campaign: 'generic', cpc: '25', landing: 0.8, lead_rate: 0.05 },
  ...{ qualify_rate: 0.5, deal_rate: 0.2, aov: '10000', margin_rate: 0.4 },
};
const WORKED = planSchema.parse({
  name: 'Spring',
  settings: {
    ...{ currency: 'RUB', first_month: '2026-03', months: 2, horizon: 4, vat: 0.2, fee: 0.15 },
    ...{ lag: [0.5, 0.5], payment_lag: [1], rate: 0.2, reinvest_rate: 0.08 },
    seasonality: [1, 1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1],
  },
  lines: [
    { ...line, month: '2026-03', budget: '100000' },
    { ...line, month: '2026-04', budget: '50000' },
  ],
});

describe('the workbook of a plan', () => {
  it('computes what the library does, in every cell', () => {
    const evaluation = new Evaluation(planWorkbook(stored(WORKED), { language: 'en' }));
    expect(differences(evaluation)).toEqual([]);
    expect(evaluation.cell('Plan!T5')).toBeCloseTo(115_000, 6);
    expect(evaluation.cell('Plan!AD5')).toBeCloseTo(64_000, 6);
    // March 32,000, April 32,000 + 8,000, May 8,000: half a month later.
    expect([5, 6, 7, 8].map((row) => evaluation.cell(`Months!I${row}`))).toEqual([
      32_000, 40_000, 8_000, 0,
    ]);
    expect(evaluation.name('payback_months')).toBe('not reached');
    expect(evaluation.name('peak_cash_need')).toBeCloseTo(100_500, 6);
  });

  it('goes on computing when an input is changed, as the library computes the changed plan', () => {
    const file = planWorkbook(stored(WORKED), { language: 'en' });
    const changed = planSchema.parse({
      ...WORKED,
      lines: [{ ...WORKED.lines[0], budget: '80000', aov: '25000' }, WORKED.lines[1]],
    });
    const evaluation = new Evaluation(file, { 'Plan!F5': 80_000, 'Plan!P5': 25_000 });
    const anew = new Evaluation(planWorkbook(stored(changed), { language: 'en' }));
    const now = [...anew.formulas()].filter(({ cell }) => !cell.startsWith('Payback'));
    for (const { cell, stored: wanted } of now)
      if (typeof wanted === 'number')
        expect([cell, evaluation.cell(cell)]).toEqual([cell, expect.closeTo(wanted, 3)]);
      else expect([cell, evaluation.cell(cell)]).toEqual([cell, wanted]);
  });

  it('is the same bytes each time, and opens in another reader', async () => {
    const file = planWorkbook(stored(WORKED), { language: 'ru' });
    expect(Buffer.compare(file, planWorkbook(stored(WORKED), { language: 'ru' }))).toBe(0);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(Buffer.from(file) as unknown as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['Read me', 'Inputs', 'Plan', 'Lag', 'Months', 'Payback', 'Channels', 'Risk', 'Check'],
    ]);
    const sheet = workbook.getWorksheet('Plan')!;
    expect(sheet.getCell('F4').value).toBe('Бюджет без НДС');
    expect(sheet.getCell('F5').protection.locked).toBe(false);
    expect(sheet.getCell('T5').protection?.locked ?? true).toBe(true);
  });
});
