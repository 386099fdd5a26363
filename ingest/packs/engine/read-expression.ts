import { isObject } from '../../mapping/json-object.ts';
import { combining } from './combining.ts';
import { type Expression, NOTHING, type ReadExpression } from './expression.ts';
import { lists } from './lists.ts';
import type { Place, Reader } from './reader.ts';
import { scalars, textAt } from './scalars.ts';

/** How an operator reads its object; the keys that it knows beside its own. */
export interface Operator {
  readonly keys?: readonly string[];
  read(given: Readonly<Record<string, unknown>>, place: Place, reader: Reader): Expression;
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  Object.entries({ ...scalars, ...combining(readExpression), ...lists(readExpression) }),
);

/** The operators that a pack can use, for its manual and its messages. */
export const OPERATOR_NAMES: readonly string[] = [...OPERATORS.keys()];

/**
 * A path by itself is the text there. Everything else is an object with one operator: `{ money: total }`,
 * `{ time: created, zone: UTC }`, `{ map: status, table: { … } }`.
 */
export function readExpression(
  given: unknown,
  place: Place,
  reader: Reader,
): ReturnType<ReadExpression> {
  if (typeof given === 'string') return textAt(given, place, reader);
  if (!isObject(given)) {
    reader.report('value_invalid', place, 'Expected a path, or an object with an operator.');
    return NOTHING;
  }
  const name = Object.keys(given).find((key) => OPERATORS.has(key));
  const operator = name === undefined ? undefined : OPERATORS.get(name);
  if (name === undefined || !operator) {
    const known = OPERATOR_NAMES.join(', ');
    reader.report('key_unknown', place, `Expected one of the operators ${known}.`);
    return NOTHING;
  }
  reader.object(given, place, [name, ...(operator.keys ?? [])]);
  return operator.read(given, place, reader);
}
