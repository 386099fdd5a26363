import type { PathTable, Weights } from './paths/path-table.ts';

/** What a model gives to each channel: one entry a channel, in the table's order of channels. */
export interface Credit {
  /** Conversions; fractions of one are usual. */
  readonly conversions: Float64Array;
  /** Money, in the units of the table's `value`. */
  readonly value: Float64Array;
}

/** Credit of a model that asks what would be missing without a channel. */
export interface RemovalCredit extends Credit {
  /** Share of the conversions (of the value) that would be lost without the channel, 0 to 1. */
  readonly removalEffects: Credit;
}

/**
 * A model that has read the paths and can be asked for many weights of them (a bootstrap asks a thousand
 * times). Pure: the same weights give the same bytes, and what it returns is the caller's to keep.
 */
export type Fit<Result extends Credit = Credit> = (weights: Weights) => Result;

/** Reads the paths once. What depends on their weights must be left to the `Fit`. */
export type Prepare<Options, Result extends Credit = Credit> = (
  table: PathTable,
  options: Options,
) => Fit<Result>;

export function emptyCredit(channels: number): Credit {
  return { conversions: new Float64Array(channels), value: new Float64Array(channels) };
}
