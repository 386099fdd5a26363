import type { ReportTable } from './arrow.ts';
import { csv } from './csv.ts';

const UNITS = { text: 'text', list: 'text', number: 'count', money: 'money' } as const;

/** The table as CSV; a list is one text. */
export function tableCsv({ columns, rows }: ReportTable): string {
  const lists = columns.filter(({ type }) => type === 'list');
  return csv(
    columns.map(({ key, type }) => ({ key, unit: UNITS[type] })),
    rows.map((row) => ({
      ...row,
      ...Object.fromEntries(
        lists.map(({ key, separator }) => [key, (row[key] as string[]).join(separator ?? ', ')]),
      ),
    })),
  );
}
