import { WorkbookError } from './workbook-error.ts';

/** A file that is no workbook, or a damaged one. */
export function unreadable(why: string): WorkbookError {
  return new WorkbookError('unreadable', why);
}

/** A file that would take more memory than a workbook of this product ever does. */
export function tooLarge(what: string): WorkbookError {
  return new WorkbookError('too_large', what);
}
