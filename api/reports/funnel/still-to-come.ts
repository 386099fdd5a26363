import { curveOfCounts, stepAt } from '@throughline/transform/plan/leads/conversion-curve';
import { byDay, type StepCounts } from './lead-counts.ts';

/** An estimate needs so many leads that have come to the step. */
export const NEEDED = 20;
/** Of an interval of 80 %. */
const Z = 1.2815515655446004;

export interface Expected {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** Whether times of a step can be estimated from these leads. */
export function isEnough(window: StepCounts): boolean {
  return cameTo(window) >= NEEDED;
}

export function cameTo(counts: StepCounts): number {
  return [...counts.values()].reduce((sum, { deals }) => sum + deals, 0);
}

/**
 * How many leads of a cohort will have come to a step in the end: those who have, and of each open one the chance that it
 * still comes, (F∞ − F(age)) / S(age), F being the cumulative incidence in the window with lost leads as a competing event
 * (Aalen–Johansen) and S the share that is not decided by that age. The interval holds the chance of the open leads alone:
 * the variance is Σ p (1 − p).
 */
export function expectedOf(cohort: StepCounts, window: StepCounts): Expected {
  const curve = curveOfCounts(byDay(window));
  const ultimate = curve.at(-1)?.conversion ?? 0;
  let [expected, variance] = [cameTo(cohort), 0];
  const reached = expected;
  let open = 0;
  for (const { day, open: waiting } of cohort.values()) {
    if (waiting === 0) continue;
    const step = stepAt(curve, day);
    const left = step?.undecided ?? 1;
    const chance = left <= 0 ? 0 : Math.min(1, (ultimate - (step?.conversion ?? 0)) / left);
    expected += waiting * chance;
    variance += waiting * chance * (1 - chance);
    open += waiting;
  }
  const width = Z * Math.sqrt(variance);
  return {
    expected,
    low: Math.max(reached, expected - width),
    high: Math.min(reached + open, expected + width),
  };
}
