import { Exact } from '@throughline/transform/plan/figures/exact';
import type { Plan } from '../../contract/plans.ts';

const CENTS = 2;

/**
 * The plan with other budgets: each line of a channel (in a month, where they are divided by month) moves by the same
 * part, to the cent, and together they come to what was proposed.
 * @param proposed net budgets by channel and month; months that are not named stay as they are.
 */
export function scenarioOf(
  plan: Plan,
  name: string,
  months: readonly string[],
  proposed: readonly {
    readonly channel: string;
    readonly month: string | null;
    readonly spend: string;
  }[],
): Plan {
  const lines = plan.lines.map((line) => ({ ...line }));
  for (const { channel, month, spend } of proposed) {
    const own = lines.filter(
      (line) =>
        line.channel === channel &&
        (month === null ? months.includes(line.month) : line.month === month) &&
        Number(line.budget) > 0,
    );
    const before = own.reduce((sum, { budget }) => sum.plus(budget), new Exact(0));
    const total = new Exact(spend).toDecimalPlaces(CENTS);
    let left = total;
    for (const [at, line] of own.entries()) {
      const budget =
        at === own.length - 1
          ? left
          : total.times(line.budget).div(before).toDecimalPlaces(CENTS, Exact.ROUND_DOWN);
      left = left.minus(budget);
      if (budget.eq(line.budget)) continue;
      line.budget = budget.toFixed();
      line.sources = {
        ...line.sources,
        budget: { source: 'manual', n: undefined, kappa: undefined },
      };
    }
  }
  return { ...plan, name, lines };
}
