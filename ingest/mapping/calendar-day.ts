import { RecordError } from '../contract/record-error.ts';
import { parseInstant } from '../contract/time.ts';

/** A day as the vendor wrote it, `YYYY-MM-DD`, checked to exist. @throws RecordError naming the field. */
export function calendarDay(text: string, field: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new RecordError('time_unreadable', { field, expected: 'YYYY-MM-DD', got: text });
  parseInstant(text, { field });
  return text;
}
