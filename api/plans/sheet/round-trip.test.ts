import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../contract/plans.ts';
import { anyPlan, EXTREME } from '../../testing/spreadsheet/any-plan.ts';
import { storedPlan, UNKNOWN, VARIED, WORKED } from '../../testing/spreadsheet/sample-plans.ts';
import { inOrder } from '../canonical-plan.ts';
import { planWorkbook } from '../workbook/plan-workbook.ts';
import { planOfSheet } from './plan-of-sheet.ts';
import { workbookSheet } from './plan-workbook-sheet.ts';

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
  lines: of.lines.map(({ currency: _, ...rest }) => rest),
});

describe('a plan that is exported and imported', () => {
  it.each([WORKED, VARIED, UNKNOWN])('is the same plan: $name', async (exported) => {
    for (const language of ['en', 'ru', 'tr'] as const)
      expect(await back(exported, language, true)).toEqual(exported);
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
      { numRuns: 60 },
    );
  });
});
