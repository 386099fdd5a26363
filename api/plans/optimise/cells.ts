import { Exact } from '@throughline/transform/plan/figures/exact';
import type { PlanOptimiseAsked } from '../../contract/plan-optimise.ts';
import type { Plan } from '../../contract/plans.ts';
import { ProblemError } from '../../problems/problems.ts';
import { nextDay } from '../../reports/period.ts';
import { monthAfter } from '../month-after.ts';
import type { Cell } from './division/plan-curve.ts';
import type { WeeklyHistory } from './weekly-history.ts';

export interface PlanCell extends Cell {
  /** Null where the cell is of all open months. */
  readonly month: string | null;
}

export interface Cells {
  readonly cells: readonly PlanCell[];
  readonly leftOut: readonly {
    readonly channel: string;
    readonly budget: string;
    readonly why: 'no_history' | 'no_budget' | 'excluded';
  }[];
  /** Months that are divided. */
  readonly months: readonly string[];
  /** All months of the plan are over, and are divided as if they were not. */
  readonly isOver: boolean;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/**
 * What may be moved: budgets of channels over the months that are not over by `to`, in one cell or a cell a month.
 * @throws {ProblemError} `body_invalid` for a channel that the plan does not have.
 */
export function cellsOf(
  plan: Plan,
  asked: PlanOptimiseAsked,
  history: WeeklyHistory,
  to: string | null,
): Cells {
  const budgets = budgetsOf(plan);
  refuseUnknown(asked, budgets);
  const all = [...new Set(plan.lines.map(({ month }) => month))].sort();
  const open = all.filter((month) => to === null || `${monthAfter(month, 1)}-01` > nextDay(to));
  const months = open.length > 0 ? open : all;
  const known = new Set(
    history.channels
      .filter(({ spend }) => spend.some((one) => one !== null && one > 0))
      .map(({ channel }) => channel),
  );
  const cells: PlanCell[] = [];
  const leftOut: Cells['leftOut'][number][] = [];
  for (const [channel, byMonth] of [...budgets].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = months.flatMap((month) => {
      const budget = byMonth.get(month);
      return budget?.gt(0) ? [{ month, budget }] : [];
    });
    const total = own.reduce((sum, { budget }) => sum.plus(budget), new Exact(0));
    const why = asked.excluded.includes(channel)
      ? 'excluded'
      : total.isZero()
        ? 'no_budget'
        : known.has(channel)
          ? undefined
          : 'no_history';
    if (why) {
      leftOut.push({ channel, budget: total.toFixed(2), why });
      continue;
    }
    const parts = asked.per === 'month' ? own.map((one) => [one]) : [own];
    for (const part of parts)
      cells.push(cellOf(channel, part, total, asked, { plan, first: history.weeks[0] }));
  }
  return { cells, leftOut, months, isOver: open.length === 0 && all.length > 0 };
}

function cellOf(
  channel: string,
  own: readonly { readonly month: string; readonly budget: Exact }[],
  ofChannel: Exact,
  { per, bounds, fixed }: PlanOptimiseAsked,
  { plan, first }: { readonly plan: Plan; readonly first: string | undefined },
): PlanCell {
  const current = own.reduce((sum, { budget }) => sum.plus(budget), new Exact(0));
  const month = per === 'month' ? own[0]!.month : null;
  const { min, max } = bounds.channels[channel] ?? {};
  // Bounds of a channel are those of its open months together; a month has its part of them.
  const part = current.div(ofChannel);
  const isFixed = fixed.includes(channel);
  const low = min === undefined ? current.times(Math.max(0, 1 - bounds.share)) : part.times(min);
  const high = max === undefined ? current.times(1 + bounds.share) : part.times(max);
  const text = (value: Exact) => value.toDecimalPlaces(6).toFixed();
  const seasonality = plan.settings.seasonality;
  return {
    name: JSON.stringify([channel, month]),
    ...{ channel, month, current: text(current) },
    min: text(isFixed ? current : low),
    max: text(isFixed ? current : high.gt(low) ? high : low),
    months: own.map((one) => {
      const start = Date.parse(`${one.month}-01`);
      const end = Date.parse(`${monthAfter(one.month, 1)}-01`);
      return {
        share: one.budget.div(current).toNumber(),
        weeks: (end - start) / WEEK_MS,
        season: seasonality ? seasonality[Number(one.month.slice(5)) - 1]! : null,
        week: first === undefined ? 0 : ((start + end) / 2 - Date.parse(first)) / WEEK_MS,
      };
    }),
  };
}

/** Net budgets by channel and month. */
function budgetsOf({ lines }: Plan): Map<string, Map<string, Exact>> {
  const budgets = new Map<string, Map<string, Exact>>();
  for (const { channel, month, budget } of lines) {
    const own = budgets.get(channel) ?? new Map<string, Exact>();
    own.set(month, (own.get(month) ?? new Exact(0)).plus(budget));
    budgets.set(channel, own);
  }
  return budgets;
}

function refuseUnknown(
  { fixed, excluded, groups, bounds }: PlanOptimiseAsked,
  budgets: ReadonlyMap<string, unknown>,
): void {
  const named = [
    ...fixed.map((name, at) => [`fixed.${at}`, name]),
    ...excluded.map((name, at) => [`excluded.${at}`, name]),
    ...groups.flatMap(({ channels }, group) =>
      channels.map((name, at) => [`groups.${group}.channels.${at}`, name]),
    ),
    ...Object.keys(bounds.channels).map((name) => [`bounds.channels.${name}`, name]),
  ];
  const errors = named
    .filter(([, name]) => !budgets.has(name!))
    .map(([field, name]) => ({
      field: field!,
      message: `The plan has no channel ${JSON.stringify(name)}; it has ${[...budgets.keys()].sort().join(', ')}`,
    }));
  if (errors.length > 0) throw new ProblemError('body_invalid', { errors });
}
