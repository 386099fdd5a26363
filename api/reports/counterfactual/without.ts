import { formatMicros } from '@throughline/ingest/contract/money';
import type { WithoutRow } from '../../contract/reports/counterfactual.ts';
import type { Why } from '../../contract/why.ts';
import type { Bounds } from './bounds.ts';

/** What a model gives to a channel: sales, and their margin in hundredths; null where it is not known. */
export interface Fitted {
  readonly sales: number;
  readonly margin: bigint | null;
}

const text = (hundredths: bigint | null) =>
  hundredths === null ? null : formatMicros(hundredths * 10_000n);

/** @param saved hundredths, or why there are none. */
export function withoutRow(
  channel: string,
  { low, high, last }: Bounds,
  fitted: Fitted | null,
  saved: bigint | Why,
): WithoutRow {
  const isPaid = saved !== 'not_applicable';
  const cost = typeof saved === 'bigint' ? saved : null;
  const gain = (margin: bigint | null) => (cost === null || margin === null ? null : cost - margin);
  // Within its ends, whatever the model says: it knows all journeys together, the ends know these.
  const lost = fitted && Math.min(high.sales, Math.max(low.sales, fitted.sales));
  const margin = fitted && between(fitted.margin, low.margin, high.margin);
  const ends = [gain(high.margin), gain(low.margin)].filter((end) => end !== null);
  const [least, most] = [...ends].sort((a, b) => (a < b ? -1 : 1));
  return {
    ...{ key: channel, channel, lost, lost_low: low.sales, lost_high: high.sales },
    ...{ margin: text(margin), margin_low: text(low.margin), margin_high: text(high.margin) },
    ...{ saved: text(cost), gain: text(gain(margin)) },
    gain_low: text(least ?? null),
    gain_high: text(most ?? null),
    verdict: isPaid ? verdictOf(least, most) : 'free',
    last,
    why: {
      ...(fitted === null && { lost: 'unknown' as const, margin: 'unknown' as const }),
      ...(typeof saved === 'string' && { saved }),
    },
  };
}

function verdictOf(least: bigint | undefined, most: bigint | undefined): WithoutRow['verdict'] {
  if (least === undefined || most === undefined) return null;
  if (least > 0n) return 'better_without';
  return most < 0n ? 'worse_without' : 'unsure';
}

function between(value: bigint | null, a: bigint | null, b: bigint | null): bigint | null {
  if (value === null || a === null || b === null) return null;
  const [low, high] = a < b ? [a, b] : [b, a];
  return value < low ? low : value > high ? high : value;
}
