import { RecordError } from '@throughline/ingest/contract/record-error';
import { readTable } from '@throughline/ingest/mapping/read-table';
import { ProblemError } from '../../problems/problems.ts';

export interface SheetCells {
  readonly headings: readonly string[];
  /** Rows with anything in them; `row` is its place in a spreadsheet, the headings being 1. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** A comma is the decimal sign where cells are not separated by commas. */
  readonly decimalComma: boolean;
}

const DELIMITERS = [';', '\t', ','] as const;

/** @throws ProblemError `plan_row_invalid` for a text that is no table. */
export function readCells(csv: string): SheetCells {
  const text = csv.replace(/^\uFEFF/, '');
  const first = text.split(/\r?\n/, 1)[0]!;
  const delimiter = DELIMITERS.find((each) => first.includes(each)) ?? ',';
  try {
    const [head, ...rows] = readTable(text, { delimiter, expected: 'CSV', quotes: 'relaxed' });
    return {
      headings: (head?.cells ?? []).map((cell) => cell.trim()),
      rows: rows
        .map(({ cells }, index) => ({ row: index + 2, cells: cells.map(bare) }))
        .filter(({ cells }) => cells.some((cell) => cell !== '')),
      decimalComma: delimiter !== ',',
    };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    throw new ProblemError('plan_row_invalid', {
      detail: `${error.message}: expected a CSV table.`,
    });
  }
}

/** Without the apostrophe that the export puts before a text which a spreadsheet would run as a formula. */
function bare(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@])/, '');
}
