import { toCurrency, toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { clip } from '../../kit/clip.ts';
import { field } from '../../kit/fields.ts';
import { countryCode } from '../../kit/region.ts';
import { calendarDay } from '../../mapping/calendar-day.ts';
import { type Expression, isBlank, NOTHING } from './expression.ts';
import { minorMicros } from './minor-units.ts';
import { type Path, valueAt } from './path.ts';
import { plainText } from './plain-text.ts';
import type { Operator } from './read-expression.ts';
import { readPath } from './read-path.ts';
import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';
import { readTime } from './time-value.ts';

type Convert = (text: string, path: Path, scope: Scope) => unknown;

/** The text at a path, the whole of it within the contract’s bound. */
export function textAt(given: unknown, place: Place, reader: Reader): Expression {
  return converted(given, place, reader, ['text'], (text) => clip(text, 2048));
}

/** Operators that read one value of the record. Each raises `RecordError` for a value of another kind. */
export const scalars = {
  text: operator(
    'text',
    ['text'],
    (text) => text,
    ['most'],
    ({ most }) => {
      const characters = typeof most === 'number' ? most : 2048;
      return (text) => clip(text, characters);
    },
  ),
  lower: operator('lower', ['text'], (text) => clip(text.toLowerCase(), 2048)),
  /** The text behind a beginning; absent where it begins otherwise. */
  after: operator(
    'after',
    ['text'],
    (text) => text,
    ['mark'],
    ({ mark }) => {
      const start = plainText(mark) ?? '';
      return (text) => (text.startsWith(start) ? text.slice(start.length).trim() : undefined);
    },
  ),
  /** The last part of an address or a name with slashes. */
  last: operator('last', ['text'], (text) => text.split('/').at(-1)),
  money: operator('money', [1_000_000n], (text, { text: name }) =>
    field.money({ [name]: text }, [name]),
  ),
  decimal: operator('decimal', [1_000_000n], (text, { text: name }) => toMicros(text, name)),
  whole: operator('whole', [1], (text, { text: name }) => field.whole({ [name]: text }, [name])),
  truth: operator('truth', [true, false], (text, { text: name }) =>
    field.truth({ [name]: text }, [name]),
  ),
  currency: operator('currency', ['EUR'], (text, { text: name }) => toCurrency(text, name)),
  country: operator('country', ['DE'], (text) => countryCode(text)),
  day: operator('day', ['2026-01-31'], (text, { text: name }) =>
    calendarDay(text.slice(0, 10), name),
  ),
  time: {
    keys: ['zone', 'unit', 'form'],
    read: readTime,
  },
  minor: {
    keys: ['currency'],
    read(given, place, reader) {
      const code = readPath(given.currency, [...place, 'currency'], reader);
      return converted(
        given.minor,
        [...place, 'minor'],
        reader,
        [1_000_000n],
        (text, at, scope) => {
          const currency = code && plainText(valueAt(code, scope));
          if (currency === undefined)
            throw new RecordError('field_missing', { field: code?.text ?? 'currency' });
          return minorMicros(text, toCurrency(currency, code?.text), at.text);
        },
      );
    },
  },
  const: {
    read({ const: value }, place, reader) {
      if (!['string', 'number', 'boolean'].includes(typeof value))
        reader.report('value_invalid', place, 'Expected a text, a number or a truth.');
      return { evaluate: () => value, samples: [value], says: `\`${shown(value)}\`` };
    },
  },
  /** When we received it, for vendors that tell no time at all: a retry then is a later version. */
  received: {
    read: () => ({
      evaluate: ({ delivery }) => delivery.receivedAt,
      samples: [1_700_000_000_000_000],
      says: 'the time of receipt',
    }),
  },
} satisfies Readonly<Record<string, Operator>>;

function operator(
  name: string,
  samples: readonly unknown[],
  plain: Convert,
  keys: readonly string[] = [],
  withOptions?: (given: Readonly<Record<string, unknown>>) => Convert,
): Operator {
  return {
    keys,
    read(given, place, reader) {
      const convert = withOptions ? withOptions(given) : plain;
      return converted(given[name], [...place, name], reader, samples, convert);
    },
  };
}

function converted(
  given: unknown,
  place: Place,
  reader: Reader,
  samples: readonly unknown[],
  convert: Convert,
): Expression {
  const path = readPath(given, place, reader);
  if (!path) return NOTHING;
  return {
    samples,
    says: `\`${path.text}\``,
    evaluate(scope) {
      const value = valueAt(path, scope);
      if (value === undefined) return undefined;
      if (isBlank(value)) return null;
      const text = plainText(value);
      if (text === undefined)
        throw new RecordError('field_invalid', {
          field: path.text,
          expected: 'a text or a number',
          got: shown(value),
        });
      return convert(text, path, scope);
    },
  };
}
