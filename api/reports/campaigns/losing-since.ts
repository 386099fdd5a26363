import { nextDay, type Period } from '../period.ts';

/** Profit of one day, in millionths of a unit of money. */
export interface DayProfit {
  readonly day: string;
  readonly profit: bigint;
}

export interface LosingSince {
  /** The first day after the last one on which the running profit was at its highest. */
  readonly since: string;
  /** What was lost from that day on, as a positive amount. */
  readonly lost: bigint;
}

/**
 * Since when something has been losing: the day after the last one on which its profit, summed up from the first day of
 * the period, was at its maximum. Before the first day it is 0, so what never earned anything has lost from the first
 * day on that cost something. What was lost since is the maximum minus the profit of the whole period.
 *
 * @param days in any order; days without one brought and cost nothing.
 * @returns null where the maximum is reached on the last day: nothing has been lost since.
 */
export function losingSince(days: readonly DayProfit[], { from, to }: Period): LosingSince | null {
  const byDay = new Map<string, bigint>();
  for (const { day, profit } of days) byDay.set(day, (byDay.get(day) ?? 0n) + profit);
  let [running, most, since] = [0n, 0n, from];
  for (let day = from; day <= to; day = nextDay(day)) {
    running += byDay.get(day) ?? 0n;
    if (running >= most) [most, since] = [running, nextDay(day)];
  }
  return running < most ? { since, lost: most - running } : null;
}
