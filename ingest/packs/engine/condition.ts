import { isObject } from '../../mapping/json-object.ts';
import { valueAt } from './path.ts';
import { plainText } from './plain-text.ts';
import { readPath } from './read-path.ts';
import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';

/** Whether something is so of a record. */
export type Condition = (scope: Scope) => boolean;
type Test = (value: unknown, scope: Scope) => boolean;

/**
 * `{ type: charge.succeeded, 'data.paid': true }`: all must hold. A value is compared as text, one that ends in `*`
 * by its beginning, a list fits where one of it does, null fits what is absent or blank; `exists`, `over` and `listed`
 * test otherwise; `any` and `not` combine.
 */
export function readCondition(given: unknown, place: Place, reader: Reader): Condition {
  const all = reader.entries(given, place).map(([key, value, at]): Condition => {
    if (key === 'any') {
      const some = reader.list(value, at).map(([one, where]) => readCondition(one, where, reader));
      return (scope) => some.some((holds) => holds(scope));
    }
    if (key === 'not') {
      const inner = readCondition(value, at, reader);
      return (scope) => !inner(scope);
    }
    const path = readPath(key, at, reader);
    const test = readTest(value, at, reader);
    return (scope) => path !== undefined && test(valueAt(path, scope), scope);
  });
  return (scope) => all.every((holds) => holds(scope));
}

function readTest(given: unknown, place: Place, reader: Reader): Test {
  if (given === null) return (value) => isBlank(value);
  if (Array.isArray(given)) {
    const some = reader.list(given, place).map(([one, at]) => readTest(one, at, reader));
    return (value, scope) => some.some((test) => test(value, scope));
  }
  if (isObject(given)) return readNamedTest(given, place, reader);
  const text = plainText(given);
  if (text === undefined) {
    reader.report('value_invalid', place, 'Expected a text, a number, a truth or a list of them.');
    return () => false;
  }
  if (text.length > 1 && text.endsWith('*')) {
    const start = text.slice(0, -1);
    return (value) => anyOf(value, (one) => one.startsWith(start));
  }
  return (value) => anyOf(value, (one) => one === text);
}

function readNamedTest(given: object, place: Place, reader: Reader): Test {
  const { exists, over, listed } = reader.object(given, place, ['exists', 'over', 'listed']);
  if (exists !== undefined) {
    const wanted = reader.truth(exists, [...place, 'exists']);
    return (value) => isBlank(value) !== wanted;
  }
  if (listed !== undefined) {
    const name = reader.setting(listed, [...place, 'listed']);
    return (value, { settings }) => {
      const list = settings[name];
      return Array.isArray(list) && anyOf(value, (one) => list.some((item) => same(item, one)));
    };
  }
  if (typeof over !== 'number')
    reader.report('value_invalid', place, 'Expected `exists`, `over` with a number, or `listed`.');
  return (value) => anyOf(value, (one) => Number(one) > Number(over));
}

/** Numbers are listed with and without blanks, brackets and a plus. */
function same(item: unknown, text: string): boolean {
  const plain = (value: string) =>
    /^[+\d][\d\s()-]*$/.test(value) ? value.replace(/\D/g, '') : value.toLowerCase();
  return typeof item === 'string' && plain(item.trim()) === plain(text);
}

function anyOf(value: unknown, test: (text: string) => boolean): boolean {
  return (Array.isArray(value) ? value : [value]).some((one) => {
    const text = plainText(one);
    return text !== undefined && test(text);
  });
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
  return plainText(value) === undefined;
}
