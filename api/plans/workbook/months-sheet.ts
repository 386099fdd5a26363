import type { Exact } from '@throughline/transform/plan/figures/exact';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import type { Formula, Sheet } from '../../spreadsheet/write/workbook.ts';
import { amount, Cells, computed, monthSerial } from './cells.ts';
import { FIRST_MONTH, type Lag, type LagBlock } from './lag-sheet.ts';
import { type Format, planRange } from './plan-columns.ts';
import { DIGITS, type MonthFlow, type PlanFigures } from './plan-figures.ts';
import type { Word, Words } from './words.ts';

const COLUMNS = [
  ['month_no', 'whole'],
  ['month', 'month'],
  ['cost', 'money'],
  ['cash_out', 'money'],
  ['visits', 'count'],
  ['leads', 'count'],
  ['deals', 'count'],
  ['revenue', 'money'],
  ['margin', 'money'],
  ['cash_in', 'money'],
  ['net', 'money'],
  ['factor', 'factor'],
  ['cumulative', 'money'],
  ['discounted_net', 'money'],
  ['discounted', 'money'],
  ['crossing', 'factor'],
  ['discounted_crossing', 'factor'],
  ['sign', 'whole'],
] as const satisfies readonly (readonly [Word, Format])[];
type Key = (typeof COLUMNS)[number][0];

const LETTERS = Object.fromEntries(
  COLUMNS.map(([key], at) => [key, columnLetters(at)]),
) as Readonly<Record<Key, string>>;

/** Columns whose range has a name: formulae of `Payback` read as the definitions do. */
const NAMED: Readonly<Partial<Record<Key, string>>> = {
  ...{ cost: 'cost', margin: 'margin', net: 'net', factor: 'factor', cumulative: 'cumulative' },
  ...{ discounted: 'discounted', crossing: 'crossing', month: 'month_list' },
  ...{ discounted_crossing: 'discounted_crossing', sign: 'sign' },
};

export interface Months {
  readonly sheet: Sheet;
  readonly names: ReadonlyMap<string, string>;
  readonly afterRow: number;
  readonly totalRow: number;
  /** Letters of a column. */
  readonly letters: Readonly<Record<Key, string>>;
}

/** What happens in which month, to the horizon; the cash curve and its helpers; what comes after. */
export function monthsSheet(figures: PlanFigures, lag: Lag, words: Words): Months {
  const { stored, chain, horizon, flows } = figures;
  const { name, lines } = stored.plan;
  const cells = new Cells();
  const last = FIRST_MONTH + horizon - 1;
  const [afterRow, totalRow] = [last + 1, last + 2];
  cells.put(1, 0, name, { isBold: true });
  cells.line(
    FIRST_MONTH - 1,
    0,
    COLUMNS.map(([key]) => words(key)),
    { isBold: true, isWrapped: true },
  );
  const put = (row: number, key: Key, content: Formula | number | string) => {
    const at = COLUMNS.findIndex(([one]) => one === key);
    cells.put(row, at, content, { format: COLUMNS[at]![1] });
  };
  for (const [at, month] of chain.months.entries()) {
    const row = FIRST_MONTH + at;
    put(row, 'month_no', at);
    put(row, 'month', monthSerial(month.month));
    const sum = (key: string) =>
      `SUMIFS(${planRange(key, lines.length)},${planRange('month', lines.length)},$B${row})`;
    put(row, 'cost', computed(sum('cost'), amount(month.cost)));
    put(row, 'cash_out', computed(cashOut(row, last, lines.length), amount(month.cash_out)));
    put(row, 'visits', computed(sum('visits'), month.visits));
    put(row, 'leads', computed(sum('leads'), month.leads));
    put(row, 'deals', spread(lag.blocks.deals, at, month.deals));
    put(row, 'revenue', spread(lag.blocks.revenue, at, amount(month.revenue)));
    put(row, 'margin', spread(lag.blocks.margin, at, amount(month.margin)));
    put(row, 'cash_in', spread(lag.blocks.payments, at, amount(month.cash_in), '*(1+vat)'));
    for (const [key, content] of curve(flows, at, row)) put(row, key, content);
  }
  const after = chain.after_horizon;
  cells.put(afterRow, 0, words('after_horizon'), { isBold: true });
  const { deals, revenue, margin, payments } = lag.blocks;
  put(afterRow, 'deals', behind(deals, after.deals));
  put(afterRow, 'revenue', behind(revenue, amount(after.revenue)));
  put(afterRow, 'margin', behind(margin, amount(after.margin)));
  const { range, count } = payments.after;
  const late = `$${LETTERS.revenue}$${afterRow}`;
  put(
    afterRow,
    'cash_in',
    computed(
      `IF(COUNT(${range},${late})<${count + 1},"",(SUM(${range})+${late})*(1+vat))`,
      amount(after.cash_in),
    ),
  );
  cells.put(totalRow, 0, words('total'), { isBold: true });
  const { totals } = chain;
  for (const [key, result] of [
    ['cost', amount(totals.cost)],
    ['visits', totals.visits],
    ['leads', totals.leads],
    ['deals', totals.deals],
    ['revenue', amount(totals.revenue)],
    ['margin', amount(totals.margin)],
    ['cash_in', amount(totals.cash_in)],
  ] as const) {
    const hasAfter = key !== 'cost' && key !== 'visits' && key !== 'leads';
    const of = `${LETTERS[key]}${FIRST_MONTH}:${LETTERS[key]}${hasAfter ? afterRow : last}`;
    const parts = horizon + (hasAfter ? 1 : 0);
    put(totalRow, key, computed(`IF(COUNT(${of})<${parts},"",SUM(${of}))`, result));
  }
  return {
    sheet: {
      name: 'Months',
      columns: COLUMNS.map(([key]) => ({
        width: key === 'month_no' ? 18 : 14,
        isHidden: key === 'sign',
      })),
      cells: cells.list,
      frozen: { columns: 2, rows: FIRST_MONTH - 1 },
    },
    names: new Map(
      (Object.keys(NAMED) as Key[]).map((key) => [
        NAMED[key]!,
        `Months!$${LETTERS[key]}$${FIRST_MONTH}:$${LETTERS[key]}$${last}`,
      ]),
    ),
    ...{ afterRow, totalRow, letters: LETTERS },
  };
}

function cashOut(row: number, last: number, lines: number): string {
  const paid = `INDEX($B$${FIRST_MONTH}:$B$${last},$A${row}-cost_delay+1)`;
  return `IF($A${row}<cost_delay,0,SUMIFS(${planRange('cash_out', lines)},${planRange('month', lines)},${paid}))`;
}

function spread(block: LagBlock, at: number, result: number | null, times = ''): Formula | number {
  const found = block.month(at);
  // No lead is near enough for anything to happen in this month.
  if (!found) return 0;
  const { range, count } = found;
  return computed(`IF(COUNT(${range})<${count},"",SUM(${range})${times})`, result);
}

function behind({ after: { range, count } }: LagBlock, result: number | null): Formula {
  return computed(`IF(COUNT(${range})<${count},"",SUM(${range}))`, result);
}

/** Net flow and running sums, plain and discounted, with the point at which each comes back to 0. */
function curve(flows: readonly MonthFlow[], at: number, row: number): [Key, Formula][] {
  const { net, factor, cumulative, discounted } = flows[at]!;
  const L = LETTERS;
  const before = row - 1;
  const digits = (value: Exact | null) => value?.toDecimalPlaces(DIGITS).toNumber() ?? null;
  const running = (part: string, sum: string) =>
    at === 0
      ? `IF(COUNT(${part}${row})=0,"",ROUND(${part}${row},${DIGITS}))`
      : `IF(COUNT(${sum}${before},${part}${row})<2,"",ROUND(${sum}${before}+${part}${row},${DIGITS}))`;
  const cells: [Key, Formula][] = [
    [
      'net',
      computed(
        `IF(COUNT(${L.margin}${row})=0,"",ROUND(${L.margin}${row}-${L.cost}${row},${DIGITS}))`,
        net?.toNumber() ?? null,
      ),
    ],
    ['factor', computed(`(1+rate_month)^(0-$A${row})`, factor)],
    ['cumulative', computed(running(L.net, L.cumulative), digits(cumulative))],
    [
      'discounted_net',
      computed(
        `IF(COUNT(${L.net}${row})=0,"",${L.net}${row}*${L.factor}${row})`,
        net?.times(factor).toNumber() ?? null,
      ),
    ],
    ['discounted', computed(running(L.discounted_net, L.discounted), digits(discounted))],
    ['sign', computed(signFormula(at, row), signAt(flows, at))],
  ];
  if (at === 0) return cells;
  const crossing = (sum: string, part: string) =>
    `IF(COUNT(${sum}${before},${sum}${row})<2,"",IF(${sum}${before}<0,IF(${sum}${row}>=0,$A${before}-${sum}${before}/${part}${row},""),""))`;
  const point = (pick: (flow: MonthFlow) => Exact | null, by: Exact | null | undefined) => {
    const [from, to] = [pick(flows[at - 1]!), pick(flows[at]!)].map((sum) =>
      sum?.toDecimalPlaces(DIGITS),
    );
    if (!from || !to || !by || !from.lt(0) || to.lt(0)) return null;
    return at - 1 - from.div(by).toNumber();
  };
  return [
    ...cells,
    [
      'crossing',
      computed(
        crossing(L.cumulative, L.net),
        point((flow) => flow.cumulative, net),
      ),
    ],
    [
      'discounted_crossing',
      computed(
        crossing(L.discounted, L.discounted_net),
        point((flow) => flow.discounted, net?.times(factor)),
      ),
    ],
  ];
}

/** 1 or −1 by the last flow that is not 0, so that a month without a flow is no change of sign. */
function signFormula(at: number, row: number): string {
  const net = `${LETTERS.net}${row}`;
  const before = at === 0 ? '0' : `${LETTERS.sign}${row - 1}`;
  return `IF(COUNT(${net})=0,${before},IF(${net}>0,1,IF(${net}<0,0-1,${before})))`;
}

function signAt(flows: readonly MonthFlow[], at: number): number {
  for (let month = at; month >= 0; month--) {
    const { net } = flows[month]!;
    if (net && !net.isZero()) return net.gt(0) ? 1 : -1;
  }
  return 0;
}
