import type { CloseList } from '@throughline/api/contract/closes';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { CloseChangesReport } from '@throughline/api/contract/reports/close-changes';
import type { CohortsReport } from '@throughline/api/contract/reports/cohorts';
import type { MonthsReport } from '@throughline/api/contract/reports/months';
import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { settled } from '../settled.ts';
import type { Question } from './question.ts';
import type { Reader } from './reader.ts';

const payback = (reader: Reader) => reader.answer<PaybackReport>('reports/payback');

/** A cell of months: its amount, or what is known of it at least. */
async function expectAmounts(reader: Reader, columns: readonly Column[]): Promise<void> {
  const { rows } = await reader.answer<MonthsReport>('reports/months');
  expect(rows.length).toBeGreaterThan(11);
  const table = reader.page.getByTestId('table');
  for (const column of columns) {
    const shown = await table.locator(`tbody [data-testid="cell-${column}"]`).allTextContents();
    const known = (rows as readonly Amounts[]).map(
      (row) => row[column] ?? row.at_least[column] ?? null,
    );
    expect(known.some((amount) => amount !== null)).toBe(true);
    for (const [at, amount] of known.entries())
      if (amount !== null)
        expect([column, shown[at]!.replaceAll(/[\u00a0\u202f]/g, ' ')]).toEqual([
          column,
          expect.stringContaining(reader.money(amount)),
        ]);
  }
}

type Column = 'cost_net' | 'fee' | 'cost' | 'vat' | 'revenue' | 'margin';
type Amounts = Readonly<Record<Column, string | null>> & {
  readonly at_least: Partial<Readonly<Record<Column, string>>>;
};

export const FINANCE: readonly Question[] = [
  {
    ...{ asks: 'Does the plan pay back?', steps: 0, from: '/plan' },
    async answered(reader) {
      const { kpis } = await payback(reader);
      const said = await reader.text('answer');
      expect(said).toContain(reader.money(kpis.npv.completion!));
      expect(await reader.text('kpi-npv')).toContain(reader.money(kpis.npv.completion!));
    },
  },
  {
    ...{ asks: 'When, and at what risk?', steps: 0, from: '/plan' },
    async answered(reader) {
      const { kpis } = await payback(reader);
      const { month } = kpis.payback.completion;
      const said = await reader.text('answer');
      if (month !== null) expect(said).toContain(reader.format.month(month).replaceAll(/\s/g, ' '));
      for (const end of [kpis.npv.p10, kpis.npv.p90]) expect(said).toContain(reader.money(end!));
      expect(await reader.text('kpi-p_loss')).toMatch(/%/);
    },
  },
  {
    ...{ asks: 'Plan against fact: where are we off, and why?', steps: 1, from: '/plan' },
    async answered(reader) {
      await reader.click('nav-plan-fact');
      const { totals } = await reader.answer<PlanFactReport>('reports/plan-fact');
      expect(await reader.text('waterfall-plan')).toContain(reader.money(totals.outcome.plan!));
      expect(await reader.text('waterfall-fact')).toContain(reader.money(totals.outcome.fact!));
      const drivers = reader.page.locator('[data-testid^="waterfall-"]');
      expect(await drivers.count()).toBeGreaterThan(3);
    },
  },
  {
    ...{ asks: 'Forecast to the month’s and the year’s end?', steps: 1, from: '/plan' },
    async answered(reader) {
      const { rows, totals } = await payback(reader);
      expect(await reader.column('margin_completion')).toEqual(
        rows.map(({ margin }) => margin.completion ?? ''),
      );
      const sum = reader.page
        .getByTestId('table')
        .locator('tfoot [data-testid="cell-margin_completion"]');
      expect(await sum.getAttribute('data-value')).toBe(totals.margin.completion ?? '');
      expect(rows.some(({ kind }) => kind !== 'fact')).toBe(true);
    },
  },
  {
    ...{ asks: 'Cost and margin by month?', steps: 1, from: '/plan' },
    async answered(reader) {
      await reader.click('nav-months');
      await expectAmounts(reader, ['cost', 'margin']);
    },
  },
  {
    ...{ asks: 'The plan in Excel, alive?', steps: 2, from: '/plan' },
    async answered(reader) {
      const [file] = await Promise.all([
        reader.page.waitForEvent('download'),
        reader.click('plan-xlsx'),
      ]);
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(await file.path());
      const model = book.definedNames.model.find(({ name }) => name === 'npv')!;
      const [sheet, cell] = model.ranges[0]!.replaceAll('$', '').split('!');
      const { formula } = book.getWorksheet(sheet!.replaceAll("'", ''))!.getCell(cell!);
      expect(formula).toContain('SUMPRODUCT');
    },
  },
  {
    ...{ asks: 'Does it equal the CRM and the shop?', steps: 0, from: '/channels' },
    async answered(reader) {
      const { meta, totals } = await reader.answer<ChannelsReport>('reports/channels');
      const said = reader.page.getByTestId('reconciliation');
      expect(await said.getAttribute('data-equal')).toBe('true');
      expect(meta.reconciliation.revenue).toBe(totals.revenue);
      expect(await reader.text(said)).toContain(reader.money(String(totals.revenue)));
    },
  },
  {
    ...{ asks: 'VAT, fees, currency: on which basis?', steps: 1, from: '/plan' },
    async answered(reader) {
      await reader.click('nav-months');
      await expectAmounts(reader, ['cost_net', 'fee', 'vat']);
      const { meta } = await reader.answer<MonthsReport>('reports/months');
      const { currency } = meta as { currency: string };
      const head = await reader.text(reader.page.locator('.table-block .section-head'));
      expect(head).toContain(reader.format.currencySign(currency));
    },
  },
  {
    // What is never taken back is asked once more: that press is the third.
    ...{ asks: 'Lock a closed month, and see what changed since?', steps: 3, from: '/plan' },
    async answered(reader) {
      await reader.click('nav-closes');
      const { next } = await reader.answer<CloseList>('closes');
      // Once it is closed it stays so, for readers of other languages as well.
      if (next && next.obstacle === null) {
        await reader.click('close-month');
        await reader.page.getByTestId('close-yes').click();
        await reader.page.waitForURL(/month=/);
        await reader.page.getByTestId('closes-table').waitFor();
        await settled(reader.page);
      }
      const { closes } = (await (await fetch(reader.asked('closes'))).json()) as CloseList;
      expect(closes.length).toBeGreaterThan(0);
      const { meta } = await reader.answer<CloseChangesReport>('reports/close-changes');
      const said = await reader.text('answer');
      expect(said).toContain(reader.format.month(closes[0]!.month).replaceAll(/\s/g, ' '));
      expect(meta).toBeDefined();
    },
  },
  {
    ...{ asks: 'What is a customer worth, and when?', steps: 1, from: '/plan' },
    async answered(reader) {
      await reader.ask(reader.words('tab.cohorts'));
      const { cohorts } = await reader.answer<CohortsReport>('reports/cohorts');
      const months = cohorts.flatMap((cohort) => cohort.months);
      expect(await reader.column('ltv')).toEqual(months.map(({ ltv }) => ltv ?? ''));
    },
  },
];
