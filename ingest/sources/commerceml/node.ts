import { type MoneyMicros, toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { type Micros, parseInstant } from '../../contract/time.ts';
import { isObject, type JsonObject } from '../../mapping/json-object.ts';

/** An element of a file, as `readXml` gives it. */
export type Node = JsonObject;

/** Elements of this name, whether there is one, several or none. */
export function children(node: Node | undefined, name: string): readonly Node[] {
  const value = node?.[name];
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The first element along a path of names. */
export function child(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, name) => children(at, name)[0], node);
}

/** The text of an element or of an attribute (`@name`), null where it is absent or blank. */
export function text(node: Node | undefined, name: string, most = 2_048): string | null {
  const value = node?.[name];
  const one: unknown = Array.isArray(value) ? value[0] : value;
  const inner = isObject(one) ? one['#text'] : one;
  const found = typeof inner === 'string' ? inner.trim() : '';
  return found === '' ? null : found.slice(0, most);
}

/** @throws RecordError where there is none. */
export function needed(node: Node, name: string, most = 256): string {
  const found = text(node, name, most);
  if (found === null) throw new RecordError('field_missing', { field: name });
  return found;
}

/** A decimal in millionths, which is money or a quantity; commas are decimal, blanks stand between thousands. */
export function decimal(node: Node | undefined, name: string): MoneyMicros | null {
  const found = text(node, name);
  return found === null
    ? null
    : toMicros(found.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.'), name);
}

export function truth(value: string | null): boolean {
  return /^(true|1|да|истина)$/i.test(value ?? '');
}

const RUSSIAN_DAY = /^(\d{2})\.(\d{2})\.(\d{4})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?))?$/;
/** The empty date of 1C. */
const EMPTY_DATE = /^0001-01-01|^01\.01\.0001/;

/** A date of 1C, in ISO 8601 or as it is printed. Null where it is absent or empty. */
export function timeOf(value: string | null, field: string, zone: string | undefined) {
  if (value === null || EMPTY_DATE.test(value)) return null;
  const [, day, month, year, clock] = RUSSIAN_DAY.exec(value) ?? [];
  const iso =
    day === undefined
      ? value
      : `${year}-${month}-${day}${clock ? `T${clock.padStart(5, '0')}` : ''}`;
  return parseInstant(withClock(iso), { field, ...(zone && { zone }) }).at as Micros;
}

/** A day alone is its midnight in the zone, which is needed for it as for every time. */
function withClock(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00` : iso;
}
