import type { Column } from '@throughline/api/contract/table';
import type { TFunction } from 'i18next';
import type { Formatter } from '../format/formatter.ts';
import { channelName, sourceName, wordText } from './channel-name.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
/** Of a day, as a dimension has it. */
const HOUR = /^\d{2}$/;
/** Of a person, which nobody reads in full; what opens it has all of it. */
const LONG_ID = /^\d{9,}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T.+Z$/;

/** A text of a report in the reader's language: channels, days and the words that a column has. */
export function textOf(
  column: Pick<Column, 'key' | 'isChannel' | 'isSource'>,
  text: string,
  t: TFunction,
  format: Formatter,
  timezone: string,
): string {
  if (column.isChannel) return channelName(t, text);
  if (column.isSource) return sourceName(t, text);
  if (column.key === 'customer' && LONG_ID.test(text)) return `…${text.slice(-6)}`;
  if (DAY.test(text)) return format.day(text);
  if (MONTH.test(text)) return format.month(text);
  if (MOMENT.test(text)) return format.moment(text, timezone);
  if (column.key === 'hour' && HOUR.test(text)) return `${text}:00`;
  return wordText(t, column.key, text);
}
