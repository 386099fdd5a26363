import type { ReadCell } from '@throughline/ingest/spreadsheet/read-cell';
import type { SheetCell } from './sheet-cells.ts';

/** A cell of a workbook as a table has it: of a formula the result that is stored. */
export function tableCell(cell: ReadCell | undefined): SheetCell {
  if (!cell) return { text: '' };
  const { kind, value, formula } = cell;
  const text = cell.text.trim();
  if (kind === 'error')
    return { text, fault: `The cell holds the error ${text}: correct its formula` };
  if (kind === 'empty' && formula !== undefined)
    return {
      text: '(formula)',
      fault: 'The formula has no stored result: open the file in a spreadsheet and save it there',
    };
  return value === undefined ? { text } : { text, value };
}
