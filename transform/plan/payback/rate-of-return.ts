import { type Flow, realRoots } from './real-roots.ts';

export type RateStatus =
  | 'unique'
  | 'multiple'
  | 'no_root'
  | 'no_sign_change'
  | 'all_zero'
  | 'unknown';

export interface RateOfReturn {
  readonly status: RateStatus;
  /** Where there is exactly one. */
  readonly rate: number | null;
  readonly roots: readonly number[];
}

/**
 * The rates r > −1 at which Σ amount / (1 + r)^time = 0 [Excel IRR, XIRR]. Never one of several: spreadsheets pick one
 * silently, and not the same one.
 */
export function rateOfReturn(flows: readonly Flow[]): RateOfReturn {
  const none = (status: RateStatus) => ({ status, rate: null, roots: [] });
  if (flows.every(({ amount }) => amount === 0)) return none('all_zero');
  if (!flows.some(({ amount }) => amount > 0) || !flows.some(({ amount }) => amount < 0))
    return none('no_sign_change');
  // A rate past 10^308 (a thousandfold return overnight) cannot be written as a number.
  const roots = realRoots(flows)
    .map((x) => Math.expm1(x))
    .filter(Number.isFinite);
  if (roots.length === 0) return none('no_root');
  return roots.length === 1
    ? { status: 'unique', rate: roots[0]!, roots }
    : { status: 'multiple', rate: null, roots };
}
