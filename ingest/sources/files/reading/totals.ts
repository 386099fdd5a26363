import type { Meaning } from '../headings/meanings.ts';
import type { Line } from '../table/table.ts';
import type { Column } from './columns.ts';

const TOTAL =
  /^(grand total|total|subtotal|итого|всего|общий итог|toplam|genel toplam|ara toplam)(?![\p{L}\d])/iu;
const FOOTER = /^(©|\(c\)\s|copyright\b)/iu;
/** What a row is about: a totals row says it of none. */
const KEYS: readonly Meaning[] = [
  'day',
  'month',
  'time',
  'created',
  'order_number',
  'id',
  'number',
  'document',
];

/** Whether a line sums up others. A campaign may be called `Total`, but then its row has a day. */
export function isTotals({ cells }: Line, columns: readonly Column[]): boolean {
  const first = cells.findIndex(({ text }) => text.trim() !== '');
  const text = cells[first]?.text.trim() ?? '';
  if (FOOTER.test(text)) return true;
  if (!TOTAL.test(text)) return false;
  return !columns.some(
    ({ meaning, index }) =>
      meaning !== undefined &&
      KEYS.includes(meaning) &&
      index !== first &&
      (cells[index]?.text.trim() ?? '') !== '',
  );
}
