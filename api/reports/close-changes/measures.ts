import { formatMicros } from '@throughline/ingest/contract/money';
import { CLOSE_MEASURES, type CloseMeasure, type CloseMeasures } from '../../contract/closes.ts';
import type { ACCOUNTINGS } from '../../contract/finance-terms.ts';

export type Accounting = (typeof ACCOUNTINGS)[number];

/** Sums of one side in the order of `both-sides.sql`, micros as text, and how many amounts of each were not known. */
export interface SideSums {
  readonly sums: readonly string[];
  readonly unknown: readonly number[];
}

/** Places in the order of `both-sides.sql` that a measure adds up. */
function placesOf(measure: Exclude<CloseMeasure, 'profit'>, accounting: Accounting): number[] {
  const at = accounting === 'cash' ? 1 : 0;
  switch (measure) {
    case 'cost_net':
      return [0];
    case 'fee':
      return [1];
    case 'vat':
      return [2];
    case 'cost':
      return [0, 1];
    case 'cash_out':
      return [0, 1, 2];
    case 'sold':
      return [3];
    case 'refunds':
      return [4 + at];
    case 'revenue':
      return [6 + at];
    case 'margin':
      return [8 + at];
    case 'cash_in':
      return [10];
  }
}

/** Places, counted from 1, in which facts can differ by an accounting. */
export function placesIn(accounting: Accounting): number[] {
  return [...new Set(SUMMED.flatMap((measure) => placesOf(measure, accounting)))]
    .map((place) => place + 1)
    .sort((a, b) => a - b);
}
const SUMMED = CLOSE_MEASURES.filter((measure) => measure !== 'profit');

/** A measure of one side in micros; null where a part of it is not known. */
export function microsOf(
  side: SideSums,
  measure: CloseMeasure,
  accounting: Accounting,
): bigint | null {
  if (measure === 'profit')
    return minus(microsOf(side, 'margin', accounting), microsOf(side, 'cost', accounting));
  let total = 0n;
  for (const place of placesOf(measure, accounting)) {
    if (side.unknown[place]) return null;
    total += BigInt(side.sums[place]!);
  }
  return total;
}

export function minus(left: bigint | null, right: bigint | null): bigint | null {
  return left === null || right === null ? null : left - right;
}

export function text(micros: bigint | null): string | null {
  return micros === null ? null : formatMicros(micros);
}

/** Every measure now less the same as it was frozen. */
export function differences(was: SideSums, is: SideSums, accounting: Accounting): CloseMeasures {
  return every((measure) =>
    minus(microsOf(is, measure, accounting), microsOf(was, measure, accounting)),
  );
}

export function every(of: (measure: CloseMeasure) => bigint | null): CloseMeasures {
  return Object.fromEntries(
    CLOSE_MEASURES.map((measure) => [measure, text(of(measure))]),
  ) as CloseMeasures;
}

/** Several sides together. */
export function together(sides: readonly SideSums[]): SideSums {
  const places = Array.from({ length: 11 }, (_, at) => at);
  return {
    sums: places.map((at) =>
      String(sides.reduce((total, { sums }) => total + BigInt(sums[at] ?? 0), 0n)),
    ),
    unknown: places.map((at) =>
      sides.reduce((total, { unknown }) => total + (unknown[at] ?? 0), 0),
    ),
  };
}
