import { RecordError } from '../../contract/record-error.ts';
import { isZone } from '../../contract/settings.ts';
import { type Micros, parseInstant } from '../../contract/time.ts';
import { type Fields, textOf } from './fields.ts';
import type { CallrailSettings } from './settings.ts';

/**
 * When the call began, µs UTC, or undefined when the object does not say. `start_time` carries an
 * offset; one without it is local time in `settings.timezone`, else in the company's own zone where
 * the object names that. The legacy `datetime` is UTC, though it does not say so.
 * @throws RecordError for a time that cannot be read.
 */
export function callStart(fields: Fields, settings: CallrailSettings): Micros | undefined {
  return timeOf(fields, 'start_time', settings) ?? timeOf(fields, 'datetime', settings, 'UTC');
}

/** Time in the field `name`, µs UTC; `zone` overrides the account's for naive texts. */
export function timeOf(
  fields: Fields,
  name: string,
  settings: CallrailSettings,
  zone?: string,
): Micros | undefined {
  const text = textOf(fields, [name]);
  if (text === undefined) return undefined;
  const naive = zone ?? settings.timezone ?? companyZone(fields);
  const { at } = parseInstant(repair(text), { field: name, ...(naive && { zone: naive }) });
  if (at < 0)
    throw new RecordError('time_unreadable', {
      field: name,
      got: text,
      expected: 'a time after 1970',
    });
  return at;
}

/** Rails prints `UTC` for the offset; a form that forgot to escape a plus sign brings a blank. */
function repair(text: string): string {
  return text
    .replace(/ UTC$/, 'Z')
    .replace(/(T\d{2}:\d{2}:\d{2}(?:\.\d+)?) (\d{2}:?\d{2})$/, '$1+$2');
}

function companyZone(fields: Fields): string | undefined {
  const zone = textOf(fields, ['company_time_zone']);
  return zone && isZone(zone) ? zone : undefined;
}
