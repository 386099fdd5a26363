import { Exact, numberOf, ONE, ratio, sumKnown } from '@throughline/transform/plan/figures/exact';
import type { Sheet } from '../../spreadsheet/write/workbook.ts';
import { Cells, computed } from './cells.ts';
import { type Format, planRange } from './plan-columns.ts';
import type { PlanFigures } from './plan-figures.ts';
import type { Words } from './words.ts';

const FIRST = 4;
const SUMS = ['cost', 'clicks', 'leads', 'deals', 'revenue', 'margin'] as const;
type SumKey = (typeof SUMS)[number];

export interface Channels {
  readonly sheet: Sheet;
  /** The row of totals. */
  readonly totalRow: number;
}

/** Places of the sums: A is the number of the channel, B its name. */
export const CHANNEL_LETTERS = {
  ...{ cost: 'C', clicks: 'D', leads: 'E', deals: 'F', revenue: 'G', margin: 'H' },
} as const satisfies Readonly<Record<SumKey, string>>;
const L = CHANNEL_LETTERS;

type Sums = Readonly<Record<SumKey, Exact | null>>;

interface Ratio {
  readonly key: string;
  readonly format: Format;
  readonly formula: (row: number) => string;
  readonly result: (sums: Sums, fee: number) => Exact | null;
}

const less1 = (value: Exact | null) => value?.minus(ONE) ?? null;
const RATIOS: readonly Ratio[] = [
  {
    ...{ key: 'cpl', format: 'money' as const },
    formula: (row) => `IFERROR(${L.cost}${row}/${L.leads}${row},"")`,
    result: ({ cost, leads }) => ratio(cost, leads),
  },
  {
    ...{ key: 'cpo', format: 'money' as const },
    formula: (row) => `IFERROR(${L.cost}${row}/${L.deals}${row},"")`,
    result: ({ cost, deals }) => ratio(cost, deals),
  },
  {
    ...{ key: 'drr', format: 'share' as const },
    formula: (row) => `IFERROR(${L.cost}${row}/${L.revenue}${row},"")`,
    result: ({ cost, revenue }) => ratio(cost, revenue),
  },
  {
    ...{ key: 'romi_revenue', format: 'share' as const },
    formula: (row) => `IFERROR(${L.revenue}${row}/${L.cost}${row}-1,"")`,
    result: ({ cost, revenue }) => less1(ratio(revenue, cost)),
  },
  {
    ...{ key: 'romi_margin', format: 'share' as const },
    formula: (row) => `IFERROR(${L.margin}${row}/${L.cost}${row}-1,"")`,
    result: ({ cost, margin }) => less1(ratio(margin, cost)),
  },
  {
    // The price at which the margin of a lead is its cost: a line's CPL* with the channel's sums.
    ...{ key: 'break_even_cpl', format: 'money' as const },
    formula: (row) => `IFERROR(${L.margin}${row}/${L.leads}${row}/(1+fee),"")`,
    result: ({ margin, leads }, fee) => ratio(margin, leads)?.div(ONE.plus(fee)) ?? null,
  },
  {
    ...{ key: 'break_even_cpc', format: 'money' as const },
    formula: (row) => `IFERROR(${L.margin}${row}/${L.clicks}${row}/(1+fee),"")`,
    result: ({ margin, clicks }, fee) => ratio(margin, clicks)?.div(ONE.plus(fee)) ?? null,
  },
];

/** Sums and ratios of each channel, by the number of its lines: names are no criteria that SUMIFS would read as they are. */
export function channelsSheet(
  figures: PlanFigures,
  channels: readonly string[],
  headings: (key: string) => string,
  words: Words,
): Channels {
  const { stored, chain } = figures;
  const { lines, settings, name } = stored.plan;
  const cells = new Cells();
  cells.put(1, 0, name, { isBold: true });
  cells.line(
    FIRST - 1,
    0,
    [
      ...[words('month_no'), words('channel'), ...SUMS.map((key) => words(key))],
      ...RATIOS.map(({ key }) => headings(key)),
    ],
    { isBold: true, isWrapped: true },
  );
  const totalRow = FIRST + channels.length;
  const numbers = planRange('channel_no', lines.length);
  const put = (row: number, at: number, formula: string, value: Exact | null, format: Format) =>
    cells.put(row, at, computed(formula, numberOf(value)), {
      format,
      isBold: row === totalRow,
    });
  const ratios = (row: number, sums: Sums) => {
    for (const [at, { format, formula, result }] of RATIOS.entries())
      put(row, 2 + SUMS.length + at, formula(row), result(sums, settings.fee), format);
  };
  for (const [at, channel] of channels.entries()) {
    const row = FIRST + at;
    cells.put(row, 0, at + 1, { format: 'whole' });
    cells.put(row, 1, channel, { format: 'text' });
    const sums = sumsOf(chain.lines.filter((line) => line.channel === channel));
    for (const [place, key] of SUMS.entries()) {
      const of = planRange(key, lines.length);
      const sum = `SUMIFS(${of},${numbers},$A${row})`;
      const canLack = key === 'clicks' || key === 'revenue' || key === 'margin';
      put(
        ...([row, 2 + place] as const),
        canLack ? `IF(SUMPRODUCT((${numbers}=$A${row})*(${of}=""))>0,"",${sum})` : sum,
        sums[key],
        formatOf(key),
      );
    }
    ratios(row, sums);
  }
  cells.put(totalRow, 1, words('total'), { isBold: true });
  const all = sumsOf(chain.lines);
  for (const [place, key] of SUMS.entries()) {
    const of = `${L[key]}${FIRST}:${L[key]}${Math.max(FIRST, totalRow - 1)}`;
    const formula = `IF(COUNT(${of})<${channels.length},"",SUM(${of}))`;
    if (channels.length > 0) put(totalRow, 2 + place, formula, all[key], formatOf(key));
  }
  if (channels.length > 0) ratios(totalRow, all);
  return {
    sheet: {
      name: 'Channels',
      columns: [5, 26, ...SUMS.map(() => 15), ...RATIOS.map(() => 14)].map((width) => ({ width })),
      cells: cells.list,
      frozen: { columns: 2, rows: FIRST - 1 },
    },
    totalRow,
  };
}

function formatOf(key: SumKey): Format {
  return key === 'clicks' || key === 'leads' || key === 'deals' ? 'count' : 'money';
}

function sumsOf(
  lines: readonly Readonly<Record<SumKey, string | number | null>>[],
): Record<SumKey, Exact | null> {
  const sum = (key: SumKey) =>
    sumKnown(
      lines.map((line) => {
        const value = line[key];
        return value === null ? null : new Exact(value);
      }),
    );
  return Object.fromEntries(SUMS.map((key) => [key, sum(key)])) as Record<SumKey, Exact | null>;
}
