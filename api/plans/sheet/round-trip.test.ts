import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import { runs } from '@throughline/ingest/testing/long-runs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan, planSchema } from '../../contract/plans.ts';
import { anyPlan, EXTREME } from '../../testing/spreadsheet/any-plan.ts';
import { storedPlan, UNKNOWN, VARIED, WORKED } from '../../testing/spreadsheet/sample-plans.ts';
import { inOrder } from '../canonical-plan.ts';
import { planWorkbook } from '../workbook/plan-workbook.ts';
import { csvCells } from './csv-cells.ts';
import { planOfSheet } from './plan-of-sheet.ts';
import { workbookSheet } from './plan-workbook-sheet.ts';
import { readSheet } from './read-sheet.ts';
import { unrounded } from './unrounded.ts';

async function back(exported: Plan, language: 'en' | 'ru' | 'tr', known: boolean): Promise<Plan> {
  const stored = storedPlan(exported);
  const sheet = workbookSheet(planWorkbook(stored, { language }));
  const read = await planOfSheet({}, sheet, async () => (known ? stored : undefined), 'USD');
  expect(read).toMatchObject({ id: 'spring', read: known ? 3 : undefined, ignored: [] });
  return read.plan;
}

const content = (of: Plan) => canonicalJson(inOrder(of));
const inOneCurrency = (of: Plan): Plan => ({
  ...of,
  lines: of.lines.map((line) => ({ ...line, currency: undefined })),
});

describe('a plan that is exported and imported', () => {
  it.each([WORKED, VARIED, UNKNOWN])('is the same plan: $name', async (exported) => {
    for (const language of ['en', 'ru', 'tr'] as const)
      expect(await back(exported, language, true)).toEqual(exported);
  });

  it('is the same plan where a spreadsheet has saved fifteen digits of each number', () => {
    const long = 1.1982427562711029;
    const seasonality = [long, ...new Array<number>(11).fill(1)];
    const known = planSchema.parse({
      ...WORKED,
      settings: { ...WORKED.settings, seasonality, loadings: { cpc: 1 / 3 } },
      lines: WORKED.lines.map((line) => ({ ...line, lead_rate: 2 / 3 })),
    });
    const rounded = JSON.parse(
      JSON.stringify(known, (_, value) =>
        typeof value === 'number' ? Number(value.toPrecision(15)) : value,
      ),
    );
    expect(rounded).not.toEqual(known);
    expect(unrounded(rounded, known)).toEqual(known);
    // Another number is another number.
    rounded.settings.seasonality[0] = 1.19824275627;
    expect(unrounded(rounded, known).settings.seasonality![0]).toBe(1.19824275627);
  });

  it('keeps where its inputs come from, but for those that the sheet changes', async () => {
    const sources = {
      budget: { source: 'history', n: 1 },
      cpc: { source: 'group', n: 7, kappa: 20 },
    };
    const known = planSchema.parse({
      ...WORKED,
      settings: { ...WORKED.settings, sources: { lag: { source: 'history', n: 40 } } },
      lines: WORKED.lines.map((line) => ({ ...line, sources })),
    });
    expect(await back(known, 'en', true)).toEqual(known);
    const { plan } = await planOfSheet(
      {},
      readSheet(
        csvCells(
          'channel,campaign,month,budget,cpc\nPaid Search,generic,2026-03,100000,24\nRadio,,2026-04,10,1\n',
        ),
      ),
      async () => storedPlan(known),
      'RUB',
    );
    expect(plan.settings.sources).toEqual({ lag: { source: 'history', n: 40 } });
    expect(plan.lines.map((line) => line.sources)).toEqual([
      { budget: { source: 'history', n: 1 }, cpc: { source: 'file' } },
      { budget: { source: 'file' }, cpc: { source: 'file' } },
    ]);
  });

  it('is the same plan whatever it holds, in three languages', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPlan(EXTREME),
        fc.constantFrom('en', 'ru', 'tr'),
        async (exported, language) => {
          expect(content(await back(exported, language, true))).toBe(content(exported));
          expect(content(await back(exported, language, false))).toBe(
            content(inOneCurrency(exported)),
          );
        },
      ),
      { numRuns: runs(4, 200) },
    );
  });
});
