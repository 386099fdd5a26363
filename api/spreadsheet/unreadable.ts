import { WorkbookError } from '@throughline/ingest/spreadsheet/workbook-error';
import { ProblemError } from '../problems/problems.ts';

/** A file that is no workbook, or a damaged one. */
export function unreadable(why: string): ProblemError {
  return new ProblemError('plan_file_unreadable', {
    detail: `The file is no workbook that can be read: ${why}. Save it as XLSX, or as CSV (UTF-8).`,
  });
}

/** A file that would take more memory than a workbook of this product ever does. */
function tooLarge(what: string): ProblemError {
  return new ProblemError('body_too_large', {
    detail: `Nothing was unpacked: ${what}. Leave only the sheets of the plan in the file, or cut the plan into several.`,
  });
}

/** What `read` gives; what is wrong with the workbook is a problem that says what to do about a plan. */
export function readable<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    throw error.code === 'too_large' ? tooLarge(error.message) : unreadable(error.message);
  }
}
