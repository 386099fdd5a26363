/** Why a file is not taken in. Each says what is wrong and what to say so that it is. */
export const FILE_ERRORS = {
  file_empty: 'There is nothing in the file; check what wrote it.',
  file_no_table:
    'The file is no table that can be read; save it as CSV (UTF-8), TSV, XLSX, Parquet or one JSON object a line.',
  file_workbook_unreadable:
    'The workbook cannot be read; save it again as XLSX, or as CSV (UTF-8).',
  file_parquet_unreadable:
    'The Parquet file cannot be read; write it with plain columns and snappy or gzip, or as CSV (UTF-8).',
  file_archive_unreadable:
    'The archive does not hold one table and nothing else; unpack it, and import each table by itself.',
  file_encoding_mixed:
    'The file mixes two encodings, so that some of its texts would be wrong; save it again as CSV (UTF-8).',
  file_encoding_unknown:
    'The encoding of the file cannot be told; say it, such as --encoding windows-1251.',
  file_headings_unknown:
    'No row of the first 30 has headings that are known; name the columns with --column "heading=meaning", or rename them.',
  file_kind_unknown: 'The headings fit several kinds of files; say which one it is with --kind.',
  file_columns_missing: 'A column that this kind of file needs is missing; name it with --column.',
  file_is_plan: 'This is a plan; import it with throughline plan import.',
  file_decimals_differ:
    'One column writes its decimals in two ways; mend the file, for either reading would be wrong somewhere.',
  file_decimals_ambiguous:
    'A column can be read with a decimal comma or with a comma between thousands; say --decimal comma or --decimal point.',
  file_decimals_contradict: 'The numbers are not written as --decimal says.',
  file_dates_differ:
    'One column writes its dates in two orders; mend the file, for either reading would be wrong somewhere.',
  file_dates_ambiguous:
    'A column of dates fits two orders; say --dates dmy, --dates mdy or --dates ymd.',
  file_dates_contradict: 'The dates are not written as --dates says.',
  file_currency_missing: 'The file does not say its currency; say it, such as --currency EUR.',
  file_timezone_missing:
    'The times of the file have no zone; say it, such as --timezone Europe/Berlin.',
  file_traffic_missing:
    'It is not known whose ads these costs are; say --utm-source and --utm-medium as the links of the ads have them.',
  file_day_missing:
    'The costs have no day; say --from and --to, and with more than one day --spread days or --spread months.',
  file_period_unspread:
    'A row tells the cost of several days at once; export it by day, or say --spread days or --spread months.',
} as const;

export type FileErrorCode = keyof typeof FILE_ERRORS;

export interface FileErrorPlace {
  /** Line of the file, row of the sheet; from 1. */
  readonly line?: number;
  /** Its heading. */
  readonly column?: string;
  readonly got?: string;
  /** More to say, as one sentence without its full stop. */
  readonly hint?: string;
}

/** Refuses a file as a whole. What is wrong with one row is a `RecordError` of that row. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: FileErrorCode;
  readonly place: FileErrorPlace;

  constructor(code: FileErrorCode, place: FileErrorPlace = {}) {
    const { line, column, got, hint } = place;
    const facts = [
      line !== undefined && `line ${line}`,
      column !== undefined && `column ${column}`,
      got !== undefined && `got ${JSON.stringify(got.length > 80 ? `${got.slice(0, 80)}…` : got)}`,
      hint,
    ].filter(Boolean);
    super(facts.length ? `${FILE_ERRORS[code]} (${facts.join('; ')})` : FILE_ERRORS[code]);
    this.code = code;
    this.place = place;
  }
}
