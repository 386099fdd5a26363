import type { PlanOptimised } from '@throughline/api/contract/plan-optimise';
import { SHARES } from './choices.ts';

/** Under so many weeks of cost nothing useful can be said. */
const USEFUL_WEEKS = 8;
const DAY_MS = 86_400_000;

export interface Move {
  readonly channel: string;
  readonly amount: number;
}

/** What the page says first. */
export type BudgetAnswer =
  | { readonly kind: 'early'; readonly weeks: number; readonly from: string | null }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'infeasible';
      readonly least: number;
      readonly most: number;
      /** Bounds that would do, in percent; null where none of those that are offered do. */
      readonly wider: number | null;
    }
  | {
      readonly kind: 'move';
      /** The largest ones, by channel; null where nobody gains or nobody loses. */
      readonly to: Move | null;
      readonly from: Move | null;
      readonly isBetter: boolean;
      readonly expected: string;
      readonly between: readonly [string, string] | null;
    };

/** @param budget what was asked to be spent. */
export function answerOf(
  { status, meta, curves, allocation, profit_gain: gain, confidence, least, most }: PlanOptimised,
  current: number,
  budget: number,
): BudgetAnswer {
  const weeks = Math.max(0, ...curves.map((curve) => curve.weeks));
  if (weeks < USEFUL_WEEKS) {
    const first = meta.weeks && Date.parse(meta.weeks.from);
    const from =
      first === null
        ? null
        : new Date(first + USEFUL_WEEKS * 7 * DAY_MS).toISOString().slice(0, 10);
    return { kind: 'early', weeks, from };
  }
  if (status === 'infeasible') {
    const needed = current > 0 ? Math.abs(budget / current - 1) * 100 : Number.POSITIVE_INFINITY;
    return {
      ...{ kind: 'infeasible', least: Number(least), most: Number(most) },
      wider: SHARES.find((share) => share >= needed) ?? null,
    };
  }
  if (status !== 'optimal' || !gain?.expected) return { kind: 'none' };
  const moves = [...byChannel(allocation)].sort((a, b) => b.amount - a.amount);
  const [to, from] = [moves[0], moves.at(-1)];
  return {
    kind: 'move',
    to: to && to.amount > 0 ? to : null,
    from: from && from.amount < 0 ? { ...from, amount: -from.amount } : null,
    isBetter: confidence !== 'not_better',
    expected: gain.expected,
    between: gain.p10 !== null && gain.p90 !== null ? [gain.p10, gain.p90] : null,
  };
}

/** Differences of channels over all months. */
function byChannel(allocation: PlanOptimised['allocation']): readonly Move[] {
  const sums = new Map<string, number>();
  for (const { channel, difference } of allocation)
    sums.set(channel, (sums.get(channel) ?? 0) + Number(difference));
  return [...sums].map(([channel, amount]) => ({ channel, amount }));
}
