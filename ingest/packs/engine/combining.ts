import { RecordError } from '../../contract/record-error.ts';
import { isObject } from '../../mapping/json-object.ts';
import { readCondition } from './condition.ts';
import type { Expression, ReadExpression } from './expression.ts';
import { plainText } from './plain-text.ts';
import type { Operator } from './read-expression.ts';
import type { Place, Reader } from './reader.ts';
import { valuesOfTable } from './table.ts';

/** Operators that are made of other expressions. */
export function combining(read: ReadExpression): Readonly<Record<string, Operator>> {
  const all = (given: unknown, place: Place, reader: Reader) =>
    reader.list(given, place).map(([one, at]) => read(one, at, reader));
  return {
    /** The first that says something. */
    first: {
      read({ first }, place, reader) {
        const choices = all(first, [...place, 'first'], reader);
        return {
          samples: choices.flatMap(({ samples }) => samples),
          says: choices.map(({ says }) => says).join(', else '),
          evaluate(scope) {
            let found: unknown;
            for (const choice of choices) {
              const value = choice.evaluate(scope);
              if (value !== undefined && value !== null) return value;
              if (value === null) found = null;
            }
            return found;
          },
        };
      },
    },
    /** Texts joined; what is not there is left out, and where nothing of the record is there nothing is said. */
    join: {
      keys: ['with'],
      read({ join, with: between }, place, reader) {
        const parts = all(join, [...place, 'join'], reader);
        const told = parts.filter((_, index) => !isConst(join, index));
        return {
          samples: ['text'],
          says: parts.map(({ says }) => says).join(' + '),
          evaluate(scope) {
            if (told.every((part) => plainText(part.evaluate(scope)) === undefined))
              return undefined;
            const texts = parts.map((part) => plainText(part.evaluate(scope)));
            return texts
              .filter((text) => text !== undefined)
              .join(typeof between === 'string' ? between : '');
          },
        };
      },
    },
    if: {
      keys: ['then', 'else'],
      read(given, place, reader) {
        const holds = readCondition(given.if, [...place, 'if'], reader);
        const choice = (name: 'then' | 'else') =>
          given[name] === undefined
            ? undefined
            : given[name] === null
              ? NULL
              : read(given[name], [...place, name], reader);
        const [yes, no] = [choice('then'), choice('else')];
        return {
          samples: [...(yes?.samples ?? []), ...(no?.samples ?? [])],
          says: [yes?.says, no?.says].filter(Boolean).join(' or '),
          evaluate: (scope) => (holds(scope) ? yes : no)?.evaluate(scope),
        };
      },
    },
    /** One word for another: by the account’s own table (`setting`), then the pack’s, then `otherwise`. */
    map: {
      keys: ['table', 'setting', 'otherwise'],
      read(given, place, reader) {
        const from = read(given.map, [...place, 'map'], reader);
        const table = new Map(
          reader.entries(given.table, [...place, 'table']).map(([key, value]) => [key, value]),
        );
        const own =
          given.setting === undefined
            ? undefined
            : reader.setting(given.setting, [...place, 'setting']);
        const { otherwise } = given;
        return {
          samples: [...table.values(), ...(otherwise === undefined ? [] : [otherwise])],
          says: from.says,
          evaluate(scope) {
            const text = plainText(from.evaluate(scope));
            if (text === undefined) return undefined;
            const listed = own === undefined ? undefined : scope.settings[own];
            const chosen =
              isObject(listed) && Object.hasOwn(listed, text) ? listed[text] : undefined;
            return chosen ?? table.get(text) ?? valuesOfTable(table, text) ?? otherwise;
          },
        };
      },
    },
    /** What is told less what is told under `minus`; unknown where one of them is. */
    sum: {
      keys: ['minus'],
      read(given, place, reader) {
        const plus = all(given.sum, [...place, 'sum'], reader);
        const minus = all(given.minus, [...place, 'minus'], reader);
        return {
          samples: [...plus, ...minus].flatMap(({ samples }) => samples).slice(0, 1),
          says: [...plus.map(({ says }) => says), ...minus.map(({ says }) => `− ${says}`)].join(
            ' ',
          ),
          evaluate(scope) {
            const terms = [
              ...plus.map((one) => one.evaluate(scope)),
              ...minus.map((one) => negative(one.evaluate(scope))),
            ];
            if (terms.includes(undefined)) return undefined;
            if (terms.includes(null)) return null;
            return terms.reduce(added);
          },
        };
      },
    },
    /** Whole seconds between two times. */
    seconds: {
      keys: ['until'],
      read(given, place, reader) {
        const from = read(given.seconds, [...place, 'seconds'], reader);
        const until = read(given.until, [...place, 'until'], reader);
        return {
          samples: [1],
          says: `${until.says} − ${from.says}`,
          evaluate(scope) {
            const [start, end] = [from.evaluate(scope), until.evaluate(scope)];
            if (typeof start !== 'number' || typeof end !== 'number') return undefined;
            return end < start ? undefined : Math.round((end - start) / 1_000_000);
          },
        };
      },
    },
  };
}

const NULL: Expression = { evaluate: () => null, samples: [], says: 'nothing' };

function isConst(list: unknown, index: number): boolean {
  const part: unknown = Array.isArray(list) ? list[index] : undefined;
  return isObject(part) && 'const' in part;
}

function negative(value: unknown): unknown {
  return typeof value === 'bigint' || typeof value === 'number' ? -value : value;
}

function added(left: unknown, right: unknown): unknown {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left + right;
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  throw new RecordError('field_invalid', { expected: 'numbers of one kind to add' });
}
