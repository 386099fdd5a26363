import type { RawDelivery } from '../../contract/delivery.ts';

/** What an expression of a pack may look at. */
export interface Scope {
  readonly record: unknown;
  /** Objects that hold the record, the nearest first. */
  readonly parents: readonly unknown[];
  /** What `*` stood for on the way to the record. */
  readonly keys: readonly string[];
  /** Name of the part of `split` that gave the record. */
  readonly part: string;
  readonly root: unknown;
  readonly delivery: RawDelivery;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Fields of the fact that is being made, as far as they are read. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The scope of one item inside the record. */
export function inner(scope: Scope, record: unknown): Scope {
  return { ...scope, record, parents: [scope.record, ...scope.parents] };
}
