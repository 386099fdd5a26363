import type { Sheet } from '../../spreadsheet/write/workbook.ts';
import { monthAfter } from '../month-after.ts';
import { amount, Cells, computed, literal, monthSerial } from './cells.ts';
import { FIRST_MONTH } from './lag-sheet.ts';
import type { Format } from './plan-columns.ts';
import type { PlanFigures } from './plan-figures.ts';
import type { Word, Words } from './words.ts';

const FIRST = 3;
type Result = string | number | null;

interface Row {
  readonly key: Word;
  readonly format: Format;
  /** Undefined for what is a value of the product. */
  readonly formula?: string;
  readonly result: Result;
}

/** The payback pack: named results over the months, all of them live, and the cash curve. */
export function paybackSheet(figures: PlanFigures, words: Words) {
  const { stored, horizon } = figures;
  const cells = new Cells();
  const names = new Map<string, string>();
  cells.put(1, 0, stored.plan.name, { isBold: true });
  for (const [at, { key, format, formula, result }] of rowsOf(figures, words).entries()) {
    const row = FIRST + at;
    cells.put(row, 0, words(key));
    cells.put(row, 1, formula === undefined ? result : computed(formula, result), { format });
    if (formula === undefined) cells.put(row, 2, words('irr_note'));
    names.set(key, `Payback!$B$${row}`);
  }
  const last = FIRST_MONTH + horizon - 1;
  const sheet: Sheet = {
    name: 'Payback',
    columns: [{ width: 42 }, { width: 24 }, { width: 12 }],
    cells: cells.list,
    chart: {
      title: words('cash_curve'),
      categories: `Months!$B$${FIRST_MONTH}:$B$${last}`,
      series: [
        { name: words('cumulative'), values: `Months!$M$${FIRST_MONTH}:$M$${last}` },
        { name: words('discounted'), values: `Months!$O$${FIRST_MONTH}:$O$${last}` },
      ],
      from: { column: 0, row: FIRST + 15 },
      to: { column: 6, row: FIRST + 38 },
    },
  };
  return { sheet, names };
}

function rowsOf({ payback, horizon, stored, flows }: PlanFigures, words: Words): Row[] {
  const text = (word: Word) => literal(words(word));
  const isUnknown = payback.npv === null;
  const known = (formula: string, otherwise = '""') =>
    `IF(COUNT(net)<COUNT(factor),${otherwise},${formula})`;
  const { irr, mirr } = payback;
  const signChanges = changes(flows.map(({ net }) => net?.toNumber() ?? 0));
  const irrText: Readonly<Record<string, Word>> = {
    unknown: 'unknown',
    no_sign_change: 'no_sign_change',
    all_zero: 'no_sign_change',
    multiple: 'several_rates',
    no_root: 'no_irr',
  };
  const months = ({
    status,
    months: value,
  }: {
    readonly status: string;
    readonly months: number | null;
  }): Result => {
    if (status === 'unknown') return words('unknown');
    if (status === 'all_zero') return words('no_flows');
    return value ?? words('not_reached');
  };
  const crossed = (sums: string, crossing: string) =>
    known(
      `IF(SUMPRODUCT(net,net)=0,${text('no_flows')},IF(MIN(${sums})>=0,0,IF(COUNT(${crossing})=0,${text('not_reached')},MIN(${crossing}))))`,
      text('unknown'),
    );
  const monthly = (rate: string) => `(1+IF(COUNT(${rate})=0,rate,${rate}))^(1/12)-1`;
  const need = payback.peak_cash_need;
  const { first_month } = stored.plan.settings;
  const rows = FIRST_MONTH + horizon - 1;
  return [
    {
      key: 'npv',
      format: 'money',
      formula: known('SUMPRODUCT(net,factor)'),
      result: amount(payback.npv),
    },
    {
      key: 'irr_month',
      format: 'share',
      formula: known(
        `IF(sign_changes=0,${text('no_sign_change')},IF(irr_roots=1,IRR(net,irr_guess),IF(irr_roots=0,${text('no_irr')},${text('several_rates')})))`,
        text('unknown'),
      ),
      result: irr.status === 'unique' ? irr.monthly : words(irrText[irr.status]!),
    },
    {
      key: 'irr_year',
      format: 'share',
      formula: 'IFERROR((1+irr_month)^12-1,"")',
      result: irr.annual,
    },
    {
      key: 'mirr_month',
      format: 'share',
      formula: known(
        `IF(sign_changes=0,${text('no_sign_change')},IFERROR(MIRR(net,${monthly('finance_rate')},${monthly('reinvest_rate')}),""))`,
        text('unknown'),
      ),
      result: mirr.monthly ?? words(mirr.status === 'unknown' ? 'unknown' : 'no_sign_change'),
    },
    {
      key: 'mirr_year',
      format: 'share',
      formula: 'IFERROR((1+mirr_month)^12-1,"")',
      result: mirr.annual,
    },
    {
      key: 'payback_months',
      format: 'factor',
      formula: crossed('cumulative', 'crossing'),
      result: months(payback.payback),
    },
    {
      key: 'discounted_payback_months',
      format: 'factor',
      formula: crossed('discounted', 'discounted_crossing'),
      result: months(payback.discounted_payback),
    },
    {
      key: 'profitability_index',
      format: 'factor',
      formula: known('IFERROR(SUMPRODUCT(margin,factor)/SUMPRODUCT(cost,factor),"")'),
      result: payback.profitability_index,
    },
    {
      key: 'peak_cash_need',
      format: 'money',
      formula: known('0-MIN(0,cumulative)'),
      result: amount(need.amount),
    },
    {
      key: 'peak_cash_month',
      format: 'month',
      formula:
        'IF(COUNT(peak_cash_need)=0,"",IF(peak_cash_need=0,"",INDEX(month_list,MATCH(0-peak_cash_need,cumulative,0))))',
      result: need.month === null ? null : monthSerial(monthAfter(first_month, need.month)),
    },
    {
      key: 'sign_changes',
      format: 'whole',
      ...(horizon > 1 && {
        formula: `SUMPRODUCT((Months!$R$${FIRST_MONTH}:$R$${rows - 1}*Months!$R$${FIRST_MONTH + 1}:$R$${rows}=0-1)*1)`,
      }),
      result: signChanges,
    },
    { key: 'irr_roots', format: 'whole', result: isUnknown ? null : irr.roots.length },
    { key: 'irr_guess', format: 'share', result: irr.roots[0] ?? null },
  ];
}

function changes(nets: readonly number[]): number {
  const signs = nets.map(Math.sign).filter((sign) => sign !== 0);
  return signs.filter((sign, at) => at > 0 && sign !== signs[at - 1]).length;
}
