import { type FileStyle, SEPARATORS, type Separator } from '../contract/formats.ts';
import type { Language } from '../contract/languages.ts';
import type { ReportTable } from '../contract/table.ts';
import { cellOf, flat } from './cells.ts';
import { csv } from './csv.ts';
import { rounded } from './rounded.ts';
import { columnName } from './words.ts';

/** What spreadsheets of these countries open as columns: a decimal comma leaves no comma between cells. */
const USUAL: Readonly<Record<Language, Separator>> = {
  en: 'comma',
  ru: 'semicolon',
  tr: 'semicolon',
};
const UNITS = { text: 'text', list: 'text', days: 'count' } as const;

/**
 * The table as CSV, sums in its last lines. Without a language it is for machines: keys, all digits. With one it is
 * for reading: names, and digits as on the page, with the separators of that language unless others are asked for.
 */
export function tableCsv(table: ReportTable, { lang, separator }: FileStyle = {}): string {
  const between = separator ?? (lang ? USUAL[lang] : 'comma');
  const text = csv(
    table.columns.map((column) => ({
      key: column.key,
      unit:
        column.unit in UNITS ? UNITS[column.unit as keyof typeof UNITS] : (column.unit as 'count'),
      label: lang ? columnName(column, lang) : column.key,
    })),
    table.rows.map((row) =>
      Object.fromEntries(
        table.columns.map((column) => {
          const value = flat(cellOf(table, row, column, lang), column);
          return [column.key, lang ? rounded(value, column.unit) : value];
        }),
      ),
    ),
    {
      delimiter: SEPARATORS[between],
      // A file between semicolons is for a country that writes a comma in numbers.
      decimal: between === 'semicolon' ? ',' : '.',
    },
  );
  // Spreadsheets take a file without this mark for one in the system's old code page.
  return lang ? `\ufeff${text}` : text;
}
