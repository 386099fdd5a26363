import type { Exact } from '@throughline/transform/plan/figures/exact';
import { columnLetters } from '../../../spreadsheet/column-letters.ts';
import type { Sheet } from '../../../spreadsheet/write/workbook.ts';
import { Cells, monthSerial } from '../cells.ts';
import type { Words } from '../words.ts';
import {
  type ComparedLine,
  type Comparison,
  HEADINGS,
  MEASURES,
  type Measure,
} from './compared-lines.ts';

const NAMES = 5;

/** The cell of a figure on `Fact`. */
export function factCell(measure: Measure, row: number): string {
  return `Fact!${columnLetters(NAMES + MEASURES.findIndex(([key]) => key === measure))}${row}`;
}

/** Facts as values, each line with the address of its rows. An empty cell is not known. */
export function factSheet(
  { stored, through }: Comparison,
  lines: readonly ComparedLine[],
  words: Words,
): Sheet {
  const cells = new Cells();
  cells.put(1, 0, stored.plan.name, { isBold: true });
  cells.put(2, 0, words('facts_through'));
  cells.put(2, 1, through, { format: 'text' });
  cells.put(3, 0, words('facts_basis'));
  cells.line(
    HEADINGS,
    0,
    [
      ...(['channel', 'campaign', 'month', 'first_day', 'last_day'] as const).map(words),
      ...MEASURES.map(([key]) => words(key)),
      words('rows_behind'),
    ],
    { isBold: true, isWrapped: true },
  );
  for (const { bridge, row } of lines) {
    const { leaf } = bridge;
    cells.line(row, 0, [leaf.channel, leaf.campaign], { format: 'text' });
    cells.put(row, 2, monthSerial(leaf.month), { format: 'month' });
    cells.line(row, 3, [leaf.days.from, leaf.days.to], { format: 'text' });
    for (const [at, [key, format]] of MEASURES.entries())
      cells.put(row, NAMES + at, numberIn(leaf.fact.cohort[key]), { format });
    cells.put(row, NAMES + MEASURES.length, rowsBehind(stored, bridge.leaf), { format: 'text' });
  }
  return {
    name: 'Fact',
    columns: [22, 22, 10, 12, 12, ...MEASURES.map(() => 15), 60].map((width) => ({ width })),
    cells: cells.list,
    frozen: { columns: 3, rows: HEADINGS },
  };
}

/** As it is written: money to a millionth, as reports have it. */
export function numberIn(value: Exact | null): number | null {
  return value === null ? null : value.toDecimalPlaces(6).toNumber();
}

function rowsBehind(
  { id, version }: Comparison['stored'],
  { channel, campaign, days: { from, to } }: ComparedLine['bridge']['leaf'],
): string {
  const query = new URLSearchParams({
    ...{ plan: id, version: `${version}`, from, to, channel },
    ...{ campaign, basis: 'cohort', series: 'margin' },
  });
  return `/api/v1/reports/plan-fact/rows?${query}`;
}
