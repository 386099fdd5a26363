import type { Stages } from '@throughline/transform/plan/fact/stages';
import { Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import { type PlannedFigures, partOf } from '../../plans/plan-lines.ts';
import type { MonthDays } from '../finance/months-of.ts';
import { type Assigned, type LinePlace, placeKey } from './assign.ts';
import { type FactLine, factLine } from './fact-stages.ts';
import type { FactGroup, PlanFacts } from './fetch.ts';

/**
 * - `planned`: on both sides. `unplanned`: in the fact alone, `not_run`: in the plan alone.
 * - `carried`: nothing was spent on either side; what came is of earlier months.
 */
export type LeafStatus = 'planned' | 'unplanned' | 'not_run' | 'carried';

type Results = FactLine['period'];

/** A channel × campaign × month on both sides: what every row is added up from. */
export interface Leaf extends LinePlace {
  readonly status: LeafStatus;
  readonly days: MonthDays;
  readonly plan: { readonly cohort: Stages; readonly period: Results };
  readonly fact: FactLine;
  readonly groups: readonly FactGroup[];
}

/** @param months the days that are compared, in order; the plan counts by their share of the month. */
export function leavesOf(
  { lines, months: planned }: PlannedFigures,
  assigned: readonly Assigned[],
  { isCosted }: Pick<PlanFacts, 'isCosted'>,
  months: readonly MonthDays[],
): Leaf[] {
  const places = new Map<string, LinePlace>();
  const daysOf = new Map(months.map((days) => [days.month, days]));
  const add = ({ channel, campaign, month }: LinePlace) => {
    const place = { channel, campaign, month };
    const key = placeKey(place);
    if (daysOf.has(month)) places.set(key, place);
    return key;
  };
  const lineAt = new Map(lines.map((line) => [add(line), line]));
  const monthAt = new Map(planned.map((month) => [add(month), month]));
  const groupsAt = new Map<string, FactGroup[]>();
  for (const { group, ...place } of assigned) {
    const key = add(place);
    const known = groupsAt.get(key);
    if (known) known.push(group);
    else groupsAt.set(key, [group]);
  }
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, place]): Leaf[] => {
      const days = daysOf.get(place.month)!;
      const part = new Exact(days.days).div(days.whole);
      const line = lineAt.get(key);
      const month = monthAt.get(key);
      const groups = groupsAt.get(key) ?? [];
      const isUnpriced = groups.some((one) => one.paid && one.touches && !isCosted(one));
      const fact = factLine(groups, isUnpriced);
      const cohort = line ? inMicros(partOf(line.stages, part)) : NOTHING;
      const period = month
        ? { ...NO_RESULTS, ...inMicros({ ...resultsOf(month, part), sold: null }) }
        : NO_RESULTS;
      const status = statusOf(line !== undefined, fact);
      const isEmpty =
        status === 'carried' && [fact.period, period].every((side) => isNothing(side));
      return isEmpty ? [] : [{ ...place, status, days, plan: { cohort, period }, fact, groups }];
    });
}

const NOTHING: Stages = {
  ...{ budget: ZERO, cost: ZERO, impressions: null, clicks: ZERO, visits: ZERO, leads: ZERO },
  ...{ qualified: ZERO, deals: ZERO, sold: ZERO, revenue: ZERO, margin: ZERO },
};
const NO_RESULTS: Results = { leads: ZERO, deals: ZERO, sold: ZERO, revenue: ZERO, margin: ZERO };

function resultsOf(
  { leads, deals, revenue, margin }: PlannedFigures['months'][number],
  part: Exact,
): Omit<Results, 'sold'> {
  const times = (value: Exact | null) => value && new Exact(value.times(part));
  return {
    ...{ leads: times(leads), deals: times(deals), revenue: times(revenue) },
    margin: times(margin),
  };
}

function statusOf(isPlanned: boolean, { cohort }: FactLine): LeafStatus {
  const { budget, clicks, visits, leads, deals } = cohort;
  const hasRun = [budget, clicks, visits, leads, deals].some((value) => !value?.isZero());
  if (isPlanned) return hasRun ? 'planned' : 'not_run';
  return hasRun ? 'unplanned' : 'carried';
}

function isNothing({ leads, deals, revenue, margin }: Results): boolean {
  return [leads, deals, revenue, margin].every((value) => value?.isZero() ?? false);
}

const MONEY: ReadonlySet<string> = new Set(['budget', 'cost', 'sold', 'revenue', 'margin']);

/** Money as it is written, so that the lines behind a figure add up to it. */
function inMicros<Side extends object>(side: Side): Side {
  return Object.fromEntries(
    Object.entries(side as Record<string, Exact | null>).map(([key, value]) => [
      key,
      value && MONEY.has(key) ? value.toDecimalPlaces(6) : value,
    ]),
  ) as Side;
}
