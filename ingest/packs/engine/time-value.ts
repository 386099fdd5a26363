import { RecordError } from '../../contract/record-error.ts';
import { isZone } from '../../contract/settings.ts';
import { shown } from '../../contract/shown.ts';
import { epochInstant, type Micros, parseInstant } from '../../contract/time.ts';
import { type Expression, isBlank, NOTHING } from './expression.ts';
import { type Path, parsePath, settingsOf, valueAt } from './path.ts';
import { plainText } from './plain-text.ts';
import { readPath } from './read-path.ts';
import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';

const UNITS = ['s', 'ms', 'us'] as const;
const FORMS = ['iso', 'day_first', 'rfc2822'] as const;
const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T,]+(\d{1,2}:\d{2}(?::\d{2})?))?$/;

type Zone = { readonly name: string } | { readonly path: Path };

/**
 * `{ time: path, zone, unit, form }`: ISO 8601 by itself, `10.03.2026 18:15:00` with `form: day_first`, mail’s own
 * with `form: rfc2822`, digits with `unit`. A time without an offset is one of `zone`, an IANA name or the path of a
 * setting; where that says nothing the time is refused.
 */
export function readTime(
  given: Readonly<Record<string, unknown>>,
  place: Place,
  reader: Reader,
): Expression {
  const path = readPath(given.time, [...place, 'time'], reader);
  const unit =
    given.unit === undefined ? undefined : reader.oneOf(given.unit, [...place, 'unit'], UNITS, 's');
  const form = reader.oneOf(given.form, [...place, 'form'], FORMS, 'iso');
  const zone =
    given.zone === undefined ? undefined : zoneOf(given.zone, [...place, 'zone'], reader);
  if (!path) return NOTHING;
  return {
    samples: [1_700_000_000_000_000],
    says: `\`${path.text}\``,
    evaluate(scope) {
      const value = valueAt(path, scope);
      if (value === undefined) return undefined;
      if (isBlank(value)) return null;
      const text = plainText(value);
      if (text === undefined)
        throw new RecordError('time_unreadable', { field: path.text, got: shown(value) });
      if (unit && /^\d+(\.\d+)?$/.test(text)) return counted(text, unit, path.text);
      return written(text, form, zone && zoneName(zone, scope), path.text);
    },
  };
}

function zoneOf(given: unknown, place: Place, reader: Reader): Zone | undefined {
  const text = reader.text(given, place);
  if (text.startsWith('$')) {
    const path = parsePath(text);
    if (path) {
      for (const name of settingsOf(path)) reader.setting(name, place);
      return { path };
    }
  } else if (isZone(text)) return { name: text };
  reader.report('value_invalid', place, `${JSON.stringify(given)} is no IANA zone and no setting.`);
  return undefined;
}

function zoneName(zone: Zone, scope: Scope): string | undefined {
  return 'name' in zone ? zone.name : plainText(valueAt(zone.path, scope));
}

/** Seconds may have a fraction, which is read as decimal text and not as a binary number. */
function counted(text: string, unit: (typeof UNITS)[number], field: string): Micros {
  const [whole = '', fraction = ''] = text.split('.');
  const { at } = epochInstant(whole, unit, field);
  const digits = { s: 6, ms: 3, us: 0 }[unit];
  return at + Number(fraction.padEnd(digits, '0').slice(0, digits) || 0);
}

function written(
  text: string,
  form: (typeof FORMS)[number],
  zone: string | undefined,
  field: string,
): Micros {
  const options = { field, ...(zone && { zone }) };
  if (form === 'rfc2822') {
    const at = /^[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} .*([+-]\d{4}|GMT|UTC)$/.test(text)
      ? Date.parse(text)
      : Number.NaN;
    if (Number.isNaN(at))
      throw new RecordError('time_unreadable', {
        field,
        got: text,
        expected: 'a time of RFC 2822',
      });
    return at * 1000;
  }
  const parts = form === 'day_first' ? DAY_FIRST.exec(text) : undefined;
  if (!parts) return parseInstant(text, options).at;
  const [, day = '', month = '', year, clock] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseInstant(
    clock ? `${date} ${clock.padStart(clock.length < 6 ? 5 : 8, '0')}` : date,
    options,
  ).at;
}
