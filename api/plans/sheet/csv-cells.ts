import { RecordError } from '@throughline/ingest/contract/record-error';
import { readTable } from '@throughline/ingest/mapping/read-table';
import { ProblemError } from '../../problems/problems.ts';
import type { SheetCells } from './sheet-cells.ts';

const DELIMITERS = [';', '\t', ','] as const;

/** A CSV text as a table. @throws ProblemError `plan_row_invalid` for a text that is no table. */
export function csvCells(csv: string): SheetCells {
  const text = csv.replace(/^\uFEFF/, '');
  const first = text.split(/\r?\n/, 1)[0]!;
  const delimiter = DELIMITERS.find((each) => first.includes(each)) ?? ',';
  try {
    const [head, ...rows] = readTable(text, { delimiter, expected: 'CSV', quotes: 'relaxed' });
    return {
      headings: (head?.cells ?? []).map((cell) => cell.trim()),
      headingsRow: 1,
      rows: rows
        .map(({ cells }, index) => ({
          row: index + 2,
          cells: cells.map((cell) => ({ text: bare(cell) })),
        }))
        .filter(({ cells }) => cells.some(({ text }) => text !== '')),
      // Where cells are not separated by commas.
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
