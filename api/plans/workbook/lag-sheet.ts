import { Exact, sumKnown } from '@throughline/transform/plan/figures/exact';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import type { Sheet } from '../../spreadsheet/write/workbook.ts';
import { monthAfter } from '../month-after.ts';
import { Cells, computed, monthSerial } from './cells.ts';
import type { Inputs } from './inputs-sheet.ts';
import { planRange } from './plan-columns.ts';
import type { PlanFigures } from './plan-figures.ts';
import type { Words } from './words.ts';

/** Columns before the triangle: number, month, and what is spread. */
const BEFORE = 3;
const KINDS = ['deals', 'revenue', 'margin', 'payments'] as const;
export type LagKind = (typeof KINDS)[number];

export interface LagBlock {
  /** Cells of one month's column that hold anything: their range and how many they are. */
  month(at: number): { readonly range: string; readonly count: number } | undefined;
  /** What falls behind the horizon, or never happens. */
  readonly after: { readonly range: string; readonly count: number };
}

export interface Lag {
  readonly sheet: Sheet;
  readonly blocks: Readonly<Record<LagKind, LagBlock>>;
}

/** First row of the months on the sheet `Months`, whose revenue is spread over payments. */
export const FIRST_MONTH = 5;

/**
 * Triangles of what follows what: rows are months of the lead (of the deal, where payments are spread), columns those of
 * the deal (of the payment). Only cells that a share of the lag reaches are filled.
 */
export function lagSheet(figures: PlanFigures, inputs: Inputs, words: Words): Lag {
  const { stored, horizon, lag, paymentLag, chain } = figures;
  const { settings, lines } = stored.plan;
  const cells = new Cells();
  const blocks: Partial<Record<LagKind, LagBlock>> = {};
  let row = 2;
  for (const kind of KINDS) {
    const isPayments = kind === 'payments';
    const rows = isPayments ? horizon : settings.months;
    const [first, last] = isPayments ? inputs.paymentLag : inputs.lag;
    const shares = isPayments ? paymentLag : lag;
    const reach = last - first + 1;
    const name = isPayments ? 'payment_lag' : 'lag_share';
    const column = isPayments ? 'M' : 'J';
    const format = kind === 'deals' ? ('count' as const) : ('money' as const);
    const base = { first: row + 3, after: BEFORE + horizon };
    cells.put(row, 0, words(`lag_${kind}`), { isBold: true });
    const heading = row + 1;
    cells.line(heading, 0, [words('month_no'), words(isPayments ? 'deal_month' : 'lead_month')]);
    cells.put(heading, base.after, words('after_horizon'), { isBold: true });
    for (let at = 0; at < horizon; at++) {
      cells.put(heading, BEFORE + at, at, { format: 'whole' });
      const month = monthSerial(monthAfter(settings.first_month, at));
      cells.put(heading + 1, BEFORE + at, month, { format: 'month', isBold: true });
    }
    const spread = isPayments
      ? chain.months.map(({ revenue }) => (revenue === null ? null : new Exact(revenue)))
      : byMonth(figures, kind);
    for (let from = 0; from < rows; from++) {
      const at = base.first + from;
      const value = spread[from]!;
      const of = `$C${at}`;
      cells.put(at, 0, from, { format: 'whole' });
      cells.put(at, 1, monthSerial(monthAfter(settings.first_month, from)), {
        format: 'month',
        isBold: true,
      });
      cells.put(
        at,
        2,
        computed(
          isPayments ? `Months!$H$${FIRST_MONTH + from}` : baseFormula(kind, at, lines.length),
          number(value),
        ),
        { format },
      );
      for (let to = from; to < Math.min(horizon, from + reach); to++) {
        const share = `INDEX(${name},${columnLetters(BEFORE + to)}$${heading}-$A${at}+1)`;
        const part = shares[to - from] ?? 0;
        cells.put(
          at,
          BEFORE + to,
          computed(
            `IF(${share}=0,0,IF(COUNT(${of})=0,"",${of}*${share}))`,
            part === 0 ? 0 : number(value?.times(part)),
          ),
          { format },
        );
      }
      const within = Math.min(reach, horizon - from);
      const left = shares.slice(0, within).reduce((so, share) => so - share, 1);
      cells.put(
        at,
        base.after,
        computed(
          `IF(COUNT(${of})=0,"",${of}*(1-SUM(Inputs!$${column}$${first}:$${column}$${first + within - 1})))`,
          number(value?.times(left)),
        ),
        { format },
      );
    }
    blocks[kind] = blockOf(base.first, rows, reach, base.after);
    row = base.first + rows + 1;
  }
  return {
    sheet: {
      name: 'Lag',
      columns: Array.from({ length: BEFORE + horizon + 1 }, (_, at) => ({
        width: at === 0 ? 5 : 13,
      })),
      cells: cells.list,
      frozen: { columns: BEFORE, rows: 0 },
    },
    blocks: blocks as Record<LagKind, LagBlock>,
  };
}

function blockOf(first: number, rows: number, reach: number, after: number): LagBlock {
  return {
    month(at) {
      const from = Math.max(0, at - reach + 1);
      const to = Math.min(at, rows - 1);
      if (from > to) return undefined;
      const letters = columnLetters(BEFORE + at);
      return {
        range: `Lag!$${letters}$${first + from}:$${letters}$${first + to}`,
        count: to - from + 1,
      };
    },
    after: {
      range: `Lag!$${columnLetters(after)}$${first}:$${columnLetters(after)}$${first + rows - 1}`,
      count: rows,
    },
  };
}

/** The sum of a month's lines, an empty text where one of them is unknown. */
function baseFormula(kind: Exclude<LagKind, 'payments'>, row: number, lines: number): string {
  const of = planRange(kind, lines);
  const months = planRange('month', lines);
  const sum = `SUMIFS(${of},${months},$B${row})`;
  return kind === 'deals' ? sum : `IF(SUMPRODUCT((${months}=$B${row})*(${of}=""))>0,"",${sum})`;
}

function byMonth({ stored, chain }: PlanFigures, kind: Exclude<LagKind, 'payments'>) {
  const { settings } = stored.plan;
  const sums = new Map<string, (Exact | null)[]>();
  for (const line of chain.lines) {
    const value = line[kind];
    const of = sums.get(line.month) ?? [];
    of.push(value === null ? null : new Exact(value));
    sums.set(line.month, of);
  }
  return Array.from({ length: settings.months }, (_, at) =>
    sumKnown(sums.get(monthAfter(settings.first_month, at)) ?? []),
  );
}

function number(value: Exact | null | undefined): number | null {
  return value?.toNumber() ?? null;
}
