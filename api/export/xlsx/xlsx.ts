import type { Language } from '../../contract/languages.ts';
import type { ReportTable, Texts } from '../../contract/table.ts';
import { ProblemError } from '../../problems/problems.ts';
import { writeWorkbook } from '../../spreadsheet/write/write-workbook.ts';
import { reportSheet } from './report-sheet.ts';
import { sheetText } from './sheet-text.ts';
import { type SheetCell, tableSheet } from './table-sheet.ts';

/** Of a sheet, the header aside. */
const MOST_ROWS = 1_048_575;
const ABOUT: Texts = { en: 'About', ru: 'О данных', tr: 'Hakkında' };

/** What a workbook says of itself beside its figures. */
export interface AboutReport {
  readonly name: string;
  readonly question: Texts;
  /** As the answer says it: period, currency, model, state. */
  readonly meta: Readonly<Record<string, unknown>>;
}

/**
 * The table as a workbook: its sheet, and one that says what it is of. The same answer is the same bytes.
 * @throws {ProblemError} `file_too_large` for more rows than a sheet has.
 */
export function xlsx(
  table: ReportTable,
  { name, question, meta }: AboutReport,
  lang: Language = 'en',
): Uint8Array {
  if (table.rows.length > MOST_ROWS)
    throw new ProblemError('file_too_large', {
      detail: `The report has ${table.rows.length} rows, a sheet takes ${MOST_ROWS}: ask for fewer levels or days, or for csv or parquet.`,
    });
  const known = Object.entries(meta).filter(([, value]) => isPlain(value));
  return writeWorkbook({
    title: name,
    language: lang,
    created: typeof meta.as_of === 'string' ? meta.as_of : '1970-01-01T00:00:00Z',
    names: new Map(),
    sheets: [
      reportSheet(name, table, lang),
      {
        name: ABOUT[lang],
        sums: 0,
        columns: [
          { header: name, width: 24 },
          { header: question[lang], width: 60 },
        ],
        rows: known.map(([key, value]): SheetCell[] => [key, sheetText(String(value))]),
      },
    ].map(tableSheet),
  });
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (Array.isArray(value) && value.every((part) => typeof part === 'string'))
  );
}
