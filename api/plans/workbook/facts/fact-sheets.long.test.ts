import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../../contract/reports/index.ts';
import { planFactAnswer } from '../../../reports/plan-fact/answer.ts';
import { FINANCE_CONFIG, FINANCE_PLAN, openFinanceWorld } from '../../../testing/finance-world.ts';
import { published } from '../../../testing/published.ts';
import { differences, Evaluation } from '../../../testing/spreadsheet/evaluate.ts';
import { officeUnavailable, recalculated } from '../../../testing/spreadsheet/recalculated.ts';
import { newestPlan, type StoredPlan } from '../../read-plans.ts';
import { planOfSheet } from '../../sheet/plan-of-sheet.ts';
import { workbookSheet } from '../../sheet/plan-workbook-sheet.ts';
import { planWorkbook } from '../plan-workbook.ts';
import { comparisonOf } from './comparison-of.ts';

let world: Awaited<ReturnType<typeof openFinanceWorld>>;
let stored: StoredPlan;
beforeAll(async () => {
  world = await openFinanceWorld();
  stored = (await newestPlan(world.warehouse.reader(), 'spring'))!;
});
afterAll(() => world.close());

async function written(plan = stored, language: 'en' | 'ru' | 'tr' = 'en'): Promise<Uint8Array> {
  const comparison = await comparisonOf(await published(world.warehouse), plan, FINANCE_CONFIG);
  return planWorkbook(plan, { language, comparison });
}

describe('the sheets of facts', () => {
  it('compute what the library does, in every cell', async () => {
    for (const language of ['en', 'ru', 'tr'] as const)
      expect(differences(new Evaluation(await written(stored, language)))).toEqual([]);
    // A line without a margin: nothing of a sum is known where a part is not.
    const [first, ...rest] = stored.plan.lines;
    const unknown = { ...first!, margin_rate: undefined };
    const plan = { ...stored.plan, lines: [unknown, ...rest] };
    const evaluation = new Evaluation(await written({ ...stored, plan, fingerprint: 'unknown' }));
    expect(differences(evaluation)).toEqual([]);
    expect(evaluation.cell('Plan-fact!Z4')).toBe('');
  });

  it('say what the report of plan and fact says, and add up to it', async () => {
    const asked = CONTRACTS['plan-fact'].query.parse({
      ...{ basis: 'cohort', of: 'profit', by: 'channel' },
    });
    const { totals } = await planFactAnswer.answer(
      await published(world.warehouse),
      asked,
      FINANCE_CONFIG,
    );
    const evaluation = new Evaluation(await written());
    const total = (letters: string) => evaluation.cell(`Plan-fact!${letters}4`) as number;
    // Budget: plan E, fact F, difference G; margin Z, AA, AB.
    expect(total('E')).toBeCloseTo(Number(totals.chain.budget.plan), 5);
    expect(total('F')).toBeCloseTo(Number(totals.chain.budget.fact), 5);
    expect(total('AB')).toBeCloseTo(Number(totals.chain.margin.difference), 5);
    // Worked by hand: Brand 100 in January on both sides, Generic 200 · 1.1.
    expect([evaluation.cell('Fact!B6'), evaluation.cell('Fact!F6')]).toEqual([
      '',
      expect.anything(),
    ]);
    const bridge = bridgeOf(evaluation);
    expect(bridge.get('Fact less plan')).toBeCloseTo(Number(totals.outcome.difference), 1);
    expect(bridge.get('Sum of the effects')).toBeCloseTo(Number(totals.outcome.difference), 2);
    expect(bridge.get('Adds up')).toBe('ok');
    for (const { driver, effect } of totals.bridge!.filter((one) => one.driver === 'budget'))
      expect(bridge.get(driver === 'budget' ? 'Budget' : driver)).toBeCloseTo(Number(effect), 2);
  });

  it('follow the plan when it is edited, and are no part of it when it comes back', async () => {
    const file = await written();
    // The first line of the plan is Brand in January.
    const row = rowOf(new Evaluation(file), 'Brand');
    const edited = new Evaluation(file, { 'Plan!F5': 250 });
    expect(edited.cell(`Plan-fact!E${row}`)).toBeCloseTo(250, 6);
    expect(edited.cell(`Plan-fact!G${row}`)).toBeCloseTo(
      (edited.cell(`Plan-fact!F${row}`) as number) - 250,
      6,
    );
    const { plan } = await planOfSheet({}, workbookSheet(file), async () => stored, 'EUR');
    expect(plan.lines).toHaveLength(FINANCE_PLAN.lines.length);
  });

  const office = officeUnavailable() === undefined ? it : () => {};
  office('come to the same in LibreOffice', { timeout: 120_000 }, async () => {
    const file = await written();
    const anew = new Map(
      [...new Evaluation(recalculated(file)).formulas()].map(({ cell, stored }) => [cell, stored]),
    );
    for (const { cell, stored } of new Evaluation(file).formulas())
      if (/^(Plan-fact|Bridge)!/.test(cell))
        expect([cell, anew.get(cell)]).toEqual([
          cell,
          typeof stored === 'number' ? expect.closeTo(stored, 2) : stored,
        ]);
  });
});

/** The total column of `Bridge` by what its rows are called. */
function bridgeOf(evaluation: Evaluation): ReadonlyMap<string, unknown> {
  const head = ['B', 'C', 'D', 'E', 'F', 'G', 'H'];
  const total = head.find((letters) => evaluation.cell(`Bridge!${letters}5`) === 'Total')!;
  return new Map(
    Array.from({ length: 30 }, (_, at) => [
      String(evaluation.cell(`Bridge!A${6 + at}`)),
      evaluation.cell(`Bridge!${total}${6 + at}`),
    ]),
  );
}

function rowOf(evaluation: Evaluation, campaign: string): number {
  const rows = Array.from({ length: 30 }, (_, at) => 6 + at);
  return rows.find((row) => evaluation.cell(`Fact!B${row}`) === campaign)!;
}
