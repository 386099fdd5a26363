import { type InputColumn, REQUIRED, readHeading } from './headings.ts';
import type { SheetCells } from './sheet-cells.ts';
import type { SheetFaults } from './sheet-faults.ts';

/** What the first row says. */
export interface Headings {
  readonly places: ReadonlyMap<InputColumn, number>;
  /** Headings of columns that are not read. */
  readonly ignored: readonly string[];
  /** The heading of the budgets says that they hold VAT or a fee. */
  readonly isGross: boolean;
}

export function isRequired(column: InputColumn): boolean {
  return (REQUIRED as readonly InputColumn[]).includes(column);
}

export function readHeadings(
  { headings, headingsRow: row }: Pick<SheetCells, 'headings' | 'headingsRow'>,
  faults: SheetFaults,
): Headings {
  const places = new Map<InputColumn, number>();
  const ignored: string[] = [];
  let isGross = false;
  for (const [at, text] of headings.entries()) {
    if (text === '') continue;
    const heading = readHeading(text);
    if (heading.column === undefined) {
      if (heading.meant === undefined) ignored.push(text);
      else
        faults.add(
          'plan_row_invalid',
          row,
          at,
          `There is no such column; probably ${heading.meant}`,
        );
    } else if (places.has(heading.column)) {
      const other = headings[places.get(heading.column)!];
      faults.add(
        'plan_row_invalid',
        row,
        at,
        `Says the same as the column ${other}: keep one of them`,
      );
    } else {
      places.set(heading.column, at);
      isGross ||= heading.isGross;
    }
  }
  for (const column of REQUIRED)
    if (!places.has(column))
      faults.add('plan_column_missing', row, undefined, `There is no column "${column}"`);
  return { places, ignored, isGross };
}
