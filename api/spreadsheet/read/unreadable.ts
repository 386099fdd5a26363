import { ProblemError } from '../../problems/problems.ts';

/** A file that is no workbook, or a damaged one. */
export function unreadable(why: string): ProblemError {
  return new ProblemError('plan_file_unreadable', {
    detail: `The file is no workbook that can be read: ${why}. Save it as XLSX, or as CSV (UTF-8).`,
  });
}

/** A file that would take more memory than a workbook of this product ever does. */
export function tooLarge(what: string): ProblemError {
  return new ProblemError('body_too_large', {
    detail: `Nothing was unpacked: ${what}. Leave only the sheets of the plan in the file, or cut the plan into several.`,
  });
}
