/** Why a workbook is not read: its bytes are none, or it would take more memory than any table does. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';
  readonly code: 'unreadable' | 'too_large';

  /** @param message what is wrong, as a part of a sentence: whoever reads the file says what to do. */
  constructor(code: WorkbookError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
