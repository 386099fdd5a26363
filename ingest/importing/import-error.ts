/** Why a file cannot be imported. What is wrong with a single record is a `RecordError`, raised by its mapping. */
export const IMPORT_ERRORS = {
  gzip_corrupt: 'The file starts as gzip and cannot be decompressed; fetch it again.',
  not_json: 'The file is not JSON; check the file and the source that was chosen.',
  json_malformed:
    'The JSON is broken so that its records cannot be told apart; fetch the file again.',
  file_cut_short: 'The file ends in the middle of a record; fetch it again.',
  record_too_large: 'A record is larger than the limit; check that the file is what it claims.',
  file_too_large:
    'The file is larger than the limit for its format; split it and import the parts.',
} as const;

export type ImportErrorCode = keyof typeof IMPORT_ERRORS;

export interface ImportErrorDetail {
  /** What messages call the file, where an import has several. */
  readonly file?: string;
  /** Line of the file, from 1. */
  readonly line?: number;
  readonly field?: string;
  readonly expected?: string;
}

/** Stops an import. Deliveries handed out before it stand: importing the whole file later repeats none of their facts. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly code: ImportErrorCode;
  readonly detail: ImportErrorDetail;

  constructor(code: ImportErrorCode, detail: ImportErrorDetail = {}, options?: ErrorOptions) {
    const facts = [
      detail.line !== undefined && `line ${detail.line}`,
      detail.field && `field ${detail.field}`,
      detail.expected && `expected ${detail.expected}`,
    ].filter(Boolean);
    const where = detail.file === undefined ? '' : `${detail.file}: `;
    super(where + IMPORT_ERRORS[code] + (facts.length ? ` (${facts.join('; ')})` : ''), options);
    this.code = code;
    this.detail = detail;
  }
}
