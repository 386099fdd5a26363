import { type Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import type { Language } from '../../contract/languages.ts';
import type { PlanLine } from '../../contract/plans.ts';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import type { CellContent, Sheet } from '../../spreadsheet/write/workbook.ts';
import { exactAmounts } from '../exact-amounts.ts';
import { amount, Cells, computed, monthSerial } from './cells.ts';
import { lineFormula } from './line-formulas.ts';
import { FIRST_LINE, HEADINGS_ROW, PLAN_COLUMNS, planLetters, TOTALS_ROW } from './plan-columns.ts';
import type { PlanFigures } from './plan-figures.ts';
import { type RULES, validation } from './rules.ts';
import type { Words } from './words.ts';

/** Columns whose sum stands above the headings. */
const SUMS = [
  ...['budget', 'fee', 'cost', 'vat', 'cash_out', 'impressions', 'clicks', 'visits', 'leads'],
  ...['qualified', 'deals', 'revenue', 'margin'],
];
const RULE_OF: Readonly<Record<string, keyof typeof RULES>> = {
  ...{ budget: 'money', cpc: 'money', cpm: 'money', visits_given: 'money', aov: 'money' },
  ...{ ctr: 'share', landing: 'share', lead_rate: 'share', qualify_rate: 'share' },
  ...{ deal_rate: 'share', refund_rate: 'share', margin_rate: 'margin' },
};

/** One row a line: inputs, and the chain as formulae over them. */
export function planSheet(
  figures: PlanFigures,
  channels: readonly string[],
  language: Language,
  words: Words,
): Sheet {
  const { stored } = figures;
  const { name, lines, settings } = stored.plan;
  const isEditable = stored.state !== 'locked';
  const last = FIRST_LINE + Math.max(1, lines.length) - 1;
  const cells = new Cells();
  cells.put(1, 1, `${name} · ${words('version')} ${stored.version} · ${settings.currency ?? ''}`, {
    isBold: true,
  });
  cells.put(2, 1, words('how_edit'));
  cells.put(TOTALS_ROW, 1, words('total'), { isBold: true });
  cells.line(
    HEADINGS_ROW,
    0,
    PLAN_COLUMNS.map(({ texts }) => texts[language]),
    { isBold: true, isWrapped: true },
  );
  const numbers = new Map(channels.map((channel, at) => [channel, at + 1]));
  const valuesOf = lines.map((line, at) =>
    lineValues(line, figures, at, numbers.get(line.channel)!),
  );
  for (const [at, column] of PLAN_COLUMNS.entries()) {
    const { key, format } = column;
    const isInput = 'input' in column;
    const style = {
      format,
      ...(isInput && { isInput }),
      ...(isInput && isEditable && { isUnlocked: true }),
    };
    for (const [index, values] of valuesOf.entries()) {
      const row = FIRST_LINE + index;
      const formula = lineFormula(key, row);
      const value = values[key] ?? null;
      if (formula !== undefined) cells.put(row, at, computed(formula, value), style);
      else if (value !== null || isInput) cells.put(row, at, value, style);
    }
    if (SUMS.includes(key)) {
      const results = valuesOf.map((values) => values[key] ?? null);
      cells.put(TOTALS_ROW, at, total(at, last, results), { format, isBold: true });
    }
  }
  return {
    name: 'Plan',
    columns: PLAN_COLUMNS.map((column) => ({
      width: column.width,
      isHidden: 'isHidden' in column,
    })),
    cells: cells.list,
    frozen: { columns: 4, rows: HEADINGS_ROW },
    filter: `A${HEADINGS_ROW}:${columnLetters(PLAN_COLUMNS.length - 1)}${last}`,
    ...(isEditable && {
      validations: Object.entries(RULE_OF).map(([key, rule]) =>
        validation(rule, `${planLetters(key)}${FIRST_LINE}:${planLetters(key)}${last}`, words),
      ),
    }),
  };
}

/** A sum that is unknown as soon as one of its parts is. */
function total(at: number, last: number, results: readonly (CellContent | null)[]) {
  const range = `${columnLetters(at)}${FIRST_LINE}:${columnLetters(at)}${last}`;
  const budgets = `${planLetters('budget')}${FIRST_LINE}:${planLetters('budget')}${last}`;
  const isKnown = results.every((result) => typeof result === 'number');
  const sum = results.reduce((so: Exact, result) => so.plus(Number(result)), ZERO).toNumber();
  return computed(`IF(COUNT(${range})=COUNT(${budgets}),SUM(${range}),"")`, isKnown ? sum : null);
}

function lineValues(
  line: PlanLine,
  { chain, season }: PlanFigures,
  at: number,
  channel: number,
): Readonly<Record<string, string | number | null | undefined>> {
  const { fee, vat, cost, cash_out, revenue, margin, ...figures } = chain.lines[at]!;
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const { sources: _, ...inputs } = line;
  return {
    ...inputs,
    month: monthSerial(line.month),
    budget: Number(line.budget),
    ...{ cpc: number(line.cpc), cpm: number(line.cpm), aov: number(line.aov) },
    visits_given: number(line.visits),
    price_kind: line.visits ? 'visits' : line.cpm ? 'cpm' : line.cpc ? 'cpc' : null,
    season: season[Number(line.month.slice(5)) - 1]!,
    ...{ fee: amount(fee), vat: amount(vat), cost: amount(cost), cash_out: amount(cash_out) },
    ...{ revenue: amount(revenue), margin: amount(margin) },
    ...{ impressions: figures.impressions, clicks: figures.clicks, visits: figures.visits },
    ...{ leads: figures.leads, qualified: figures.qualified, deals: figures.deals },
    ...{ cpl: amount(figures.cpl), cpo: amount(figures.cpo), drr: figures.drr },
    ...{ romi_revenue: figures.romi_revenue, romi_margin: figures.romi_margin },
    break_even_cpl: amount(figures.break_even_cpl),
    break_even_cpc: amount(figures.break_even_cpc),
    exact: exactAmounts(line),
    channel_no: channel,
  };
}

/** Channels of a plan in the order of their names. */
export function channelsOf(lines: readonly Pick<PlanLine, 'channel'>[]): string[] {
  return [...new Set(lines.map(({ channel }) => channel))].sort((a, b) => (a < b ? -1 : 1));
}
