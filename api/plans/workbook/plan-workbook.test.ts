import { runs } from '@throughline/ingest/testing/long-runs';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSchema } from '../../contract/plans.ts';
import { anyPlan, USUAL } from '../../testing/spreadsheet/any-plan.ts';
import { differences, Evaluation } from '../../testing/spreadsheet/evaluate.ts';
import { officeUnavailable, recalculated } from '../../testing/spreadsheet/recalculated.ts';
import { storedPlan, UNKNOWN, VARIED, WORKED } from '../../testing/spreadsheet/sample-plans.ts';
import { planOfSheet } from '../sheet/plan-of-sheet.ts';
import { workbookSheet } from '../sheet/plan-workbook-sheet.ts';
import { planWorkbook } from './plan-workbook.ts';

const written = (plan: Parameters<typeof storedPlan>[0], language: 'en' | 'ru' | 'tr' = 'en') =>
  planWorkbook(storedPlan(plan), { language });

describe('the workbook of a plan', () => {
  it.each([
    ['worked', WORKED],
    ['varied', VARIED],
    ['unknown', UNKNOWN],
    ['empty', planSchema.parse({ ...WORKED, lines: [] })],
  ])('computes what the library does, in every cell: %s', (_, plan) => {
    for (const language of ['en', 'ru', 'tr'] as const) {
      const evaluation = new Evaluation(written(plan, language));
      expect([...evaluation.formulas()].length).toBeGreaterThan(100);
      expect(differences(evaluation)).toEqual([]);
    }
  });

  it('computes what the library does, whatever the plan holds', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyPlan(USUAL), (plan) => {
        expect(differences(new Evaluation(written(plan)))).toEqual([]);
      }),
      { numRuns: runs(2, 200), endOnFailure: true },
    );
  });

  it('has the figures of a case worked by hand', () => {
    const evaluation = new Evaluation(written(WORKED));
    expect(evaluation.cell('Plan!T5')).toBeCloseTo(115_000, 6);
    expect(evaluation.cell('Plan!AD5')).toBeCloseTo(64_000, 6);
    // March 32,000, April 32,000 + 8,000, May 8,000: half of it a month later.
    expect([5, 6, 7, 8].map((row) => evaluation.cell(`Months!I${row}`))).toEqual([
      ...[32_000, 40_000, 8_000, 0],
    ]);
    expect(evaluation.name('payback_months')).toBe('not reached');
    // 32,000 − 115,000, then 40,000 − 57,500.
    expect(evaluation.name('peak_cash_need')).toBeCloseTo(100_500, 6);
    // Nothing of a sum is known where a part is not.
    const unknown = new Evaluation(written(UNKNOWN));
    expect(unknown.cell('Plan!AD3')).toBe('');
    expect(unknown.name('npv')).toBe('');
    expect(unknown.name('payback_months')).toBe('unknown');
    expect(unknown.cell('Plan!T3')).toBeCloseTo(26_146.17, 6);
  });

  it('goes on computing when an input is changed, as the library computes the changed plan', () => {
    const [first, ...rest] = WORKED.lines;
    const changed = planSchema.parse({
      ...WORKED,
      lines: [{ ...first, budget: '80000', aov: '25000' }, ...rest],
    });
    const evaluation = new Evaluation(written(WORKED), { 'Plan!F5': 80_000, 'Plan!P5': 25_000 });
    // How many rates fit is told by the product, at the export.
    for (const { cell, stored } of new Evaluation(written(changed)).formulas())
      if (!/^Payback!B[4-5]$/.test(cell))
        expect([cell, evaluation.cell(cell)]).toEqual([
          cell,
          typeof stored === 'number' ? expect.closeTo(stored, 3) : stored,
        ]);
  });

  it('is the same bytes each time, and opens in another reader', async () => {
    const file = written(VARIED, 'ru');
    expect(Buffer.compare(file, written(VARIED, 'ru'))).toBe(0);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(Buffer.from(file) as unknown as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['Read me', 'Inputs', 'Plan', 'Lag', 'Months', 'Payback', 'Channels', 'Risk', 'Check'],
    ]);
    const sheet = workbook.getWorksheet('Plan')!;
    expect(sheet.getCell('F4').value).toBe('Бюджет без НДС');
    expect(sheet.getCell('F5').protection.locked).toBe(false);
    expect(sheet.getCell('T5').protection?.locked ?? true).toBe(true);
    // A text is a text, whatever it begins with.
    expect(workbook.getWorksheet('Read me')!.getCell('A1').value).toBe('=SUM(1) <all> & "kinds"');
    expect(sheet.getColumn(2).values).toContain('=cmd|calc');
  });

  it('can be edited in its pale cells only, and not at all once it is locked', async () => {
    for (const [state, isEditable] of [
      ['draft', true],
      ['locked', false],
    ] as const) {
      const file = planWorkbook(storedPlan(VARIED, { state }), { language: 'en' });
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load(Buffer.from(file) as unknown as ArrayBuffer);
      const open: string[] = [];
      for (const sheet of workbook.worksheets) {
        expect((sheet as unknown as { sheetProtection: unknown }).sheetProtection).toMatchObject({
          sheet: true,
        });
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (cell.protection?.locked === false) open.push(`${sheet.name}!${cell.address}`);
          }),
        );
      }
      expect(open.includes('Plan!F5')).toBe(isEditable);
      expect(open.length > 0).toBe(isEditable);
      expect(open.filter((cell) => !/^(Plan|Inputs)!/.test(cell))).toEqual([]);
    }
  });

  it('uses no other functions than those that every spreadsheet has', () => {
    const allowed = new Set([
      ...['SUM', 'SUMIFS', 'SUMPRODUCT', 'INDEX', 'MATCH', 'IF', 'IFERROR', 'COUNT', 'MIN', 'NPV'],
      ...['IRR', 'MIRR', 'XNPV', 'XIRR', 'ROUND', 'MONTH'],
    ]);
    for (const { formula } of new Evaluation(written(VARIED)).formulas())
      for (const [, name] of formula.replace(/"[^"]*"/g, '').matchAll(/([A-Z]+)\(/g))
        expect(allowed).toContain(name);
  });
});

const reason = officeUnavailable();
if (reason !== undefined) process.stderr.write(`SKIPPED: workbooks in LibreOffice: ${reason}\n`);

// Nobody has to have it: where it is missing the evaluator above stands alone, and no test is counted as skipped.
const withOffice = reason === undefined ? describe : () => {};
withOffice('in LibreOffice', () => {
  it.each([
    ['worked', WORKED],
    ['varied', VARIED],
    ['unknown', UNKNOWN],
  ])('every cell comes to what the file says: %s', { timeout: 120_000 }, (_, plan) => {
    const file = written(plan, 'ru');
    const anew = new Evaluation(recalculated(file));
    const results = new Map([...anew.formulas()].map(({ cell, stored }) => [cell, stored]));
    for (const { cell, formula, stored } of new Evaluation(file).formulas()) {
      const value = results.get(cell);
      expect([cell, formula, value]).toEqual([
        ...[cell, formula],
        typeof stored === 'number' ? expect.closeTo(stored, 2) : stored,
      ]);
    }
  });

  it('saves a file that is the same plan', { timeout: 120_000 }, async () => {
    const stored = storedPlan(VARIED);
    const sheet = workbookSheet(recalculated(written(VARIED, 'tr')));
    const { plan } = await planOfSheet({}, sheet, async () => stored, 'EUR');
    expect(plan).toEqual(VARIED);
  });
});
