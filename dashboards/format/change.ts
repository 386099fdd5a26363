import type { MetricValue, Unit } from './metric-value.ts';
import { numberOf } from './metric-value.ts';

export type Better = 'higher' | 'lower' | 'none';

export interface Change {
  /** `percent`: relative, as a fraction. `points`: difference of two percents, in percentage points. */
  kind: 'percent' | 'points';
  amount: number;
  /** Whether the change is for the better, read from the catalogue. */
  tone: 'good' | 'bad' | 'neutral';
}

/**
 * Change of a metric against the comparison period, null where no honest one exists: a side is
 * unknown, or a relative change would stand on a base of zero or below.
 */
export function changeOf(
  now: MetricValue,
  before: MetricValue | undefined,
  unit: Unit,
  better: Better,
): Change | null {
  const current = numberOf(now);
  const base = numberOf(before);
  if (current === null || base === null || unit === 'text') return null;
  const kind = unit === 'percent' ? 'points' : 'percent';
  if (kind === 'percent' && base <= 0) return null;
  const amount = kind === 'points' ? (current - base) * 100 : (current - base) / base;
  return { kind, amount, tone: toneOf(amount, better) };
}

function toneOf(amount: number, better: Better): Change['tone'] {
  if (amount === 0 || better === 'none') return 'neutral';
  return amount > 0 === (better === 'higher') ? 'good' : 'bad';
}
