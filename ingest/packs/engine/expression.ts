import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';

/** What a field of a fact is made of. */
export interface Expression {
  /** Undefined: the record says nothing of it. Null: it says that there is nothing. */
  evaluate(scope: Scope): unknown;
  /** Values as it may give them, for the check against the contract. */
  readonly samples: readonly unknown[];
  /** For the page of the pack. */
  readonly says: string;
}

export type ReadExpression = (given: unknown, place: Place, reader: Reader) => Expression;

/** What stands for an expression that could not be read, so that the check of the rest goes on. */
export const NOTHING: Expression = { evaluate: () => undefined, samples: [], says: '' };

/** Null and blank texts say that there is nothing. */
export function isBlank(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'string' && (value.trim() === '' || value.trim() === 'null'))
  );
}
