import {
  type ReadWorkbook,
  readWorkbook as readBytes,
} from '@throughline/ingest/spreadsheet/read-workbook';
import { readable } from './unreadable.ts';

/**
 * A workbook (XLSX) of a plan.
 * @throws ProblemError `plan_file_unreadable`, `body_too_large`, also when cells are asked for.
 */
export function readWorkbook(file: Uint8Array): ReadWorkbook {
  const { sheets, names } = readable(() => readBytes(file));
  return {
    names,
    sheets: sheets.map(({ name, cells }) => ({ name, cells: () => readable(cells) })),
  };
}
