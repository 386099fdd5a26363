import { equalDecimals } from './decimal.ts';
import type { MetricValue } from './metric-value.ts';

/** True when two values of a metric are the same: money exactly, numbers but for float dust. */
export function sameValue(left: MetricValue, right: MetricValue): boolean {
  if (left === null || right === null) return left === right;
  if (typeof left === 'string' && typeof right === 'string') return equalDecimals(left, right);
  const [a, b] = [Number(left), Number(right)];
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
