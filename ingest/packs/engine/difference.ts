import { isObject } from '../../mapping/json-object.ts';

/**
 * What of `found` is otherwise than `expected`; undefined where nothing is. Of an object only the members that are
 * expected are compared; money and other whole numbers may be written as numbers or texts, times also in ISO 8601.
 */
export function difference(expected: unknown, found: unknown, place: string): string | undefined {
  if (Array.isArray(expected)) {
    const items: readonly unknown[] = Array.isArray(found) ? found : [];
    if (!Array.isArray(found) || items.length !== expected.length)
      return `${place}: expected ${expected.length} items, got ${shownValue(found)}`;
    for (const [index, one] of expected.entries()) {
      const inner = difference(one, items[index], `${place}[${index}]`);
      if (inner) return inner;
    }
    return undefined;
  }
  if (isObject(expected)) {
    for (const [name, one] of Object.entries(expected)) {
      const member = isObject(found) ? found[name] : undefined;
      // `absent` says that the record is not to tell a field.
      if (one === 'absent' && member === undefined) continue;
      const inner = difference(one, member, `${place}.${name}`);
      if (inner) return inner;
    }
    return isObject(found) ? undefined : `${place}: expected an object, got ${shownValue(found)}`;
  }
  return isSame(expected, found)
    ? undefined
    : `${place}: expected ${shownValue(expected)}, got ${shownValue(found)}`;
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

function isSame(expected: unknown, found: unknown): boolean {
  if (expected === found) return true;
  if (typeof found === 'number' && typeof expected === 'string' && ISO.test(expected))
    return Math.floor(found / 1000) === Date.parse(expected);
  const isNumber = typeof found === 'bigint' || typeof found === 'number';
  return (
    isNumber &&
    (typeof expected === 'number' || typeof expected === 'string') &&
    String(found) === String(expected)
  );
}

function shownValue(value: unknown): string {
  return (
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)) ??
    'nothing'
  );
}
