import { type GoalReading, smartGoals } from '@throughline/transform/plan/goals/smart-goals';
import { smartGoalsInput } from '@throughline/transform/plan/goals/smart-goals-input';
import type { SmartGoalRow } from '../../contract/reports/smart-goals.ts';
import { GOAL_METRICS, type GoalMetric, type StoredSmartGoal } from '../../contract/smart-goals.ts';

export type Month = { readonly from: string; readonly to: string; readonly value: string | null };

/** What the ledger says of a goal: decimal texts, null where a part is not known. */
export interface Facts {
  readonly reached: string | null;
  readonly reachedTo: string | null;
  /** Whole months before its first day, the oldest first. */
  readonly history: readonly Month[];
}

type Fault = SmartGoalRow['faults'][number];

export function metricOf({ metric }: StoredSmartGoal): GoalMetric | null {
  return GOAL_METRICS.find((one) => one === metric) ?? null;
}

/**
 * Goals by the five criteria; the calculation is that of `smart_goals`.
 * @param asOf the day on which they are judged.
 */
export function judge(
  goals: readonly StoredSmartGoal[],
  factsOf: (goal: StoredSmartGoal) => Facts,
  asOf: string,
): SmartGoalRow[] {
  if (goals.length === 0) return [];
  const parents = parentsOf(goals);
  const facts = goals.map(factsOf);
  const known = facts.map(({ history }) => history.filter(({ value }) => value !== null));
  const input = smartGoalsInput.parse({
    as_of: asOf,
    goals: goals.map((goal, at) => ({
      ...{ name: goal.name, specific: goal.specific, from: goal.from, by: goal.by },
      metric: metricOf(goal) ?? undefined,
      target: goal.target,
      parent: parents[at]!.parent,
      reached: facts[at]!.reached ?? undefined,
      history: known[at]!.map(({ value }) => value!),
    })),
  });
  const { goals: readings } = smartGoals.calculate(input);
  return goals.map((goal, at) => rowOf(goal, readings[at]!, facts[at]!, parents[at]!.faults));
}

function rowOf(
  goal: StoredSmartGoal,
  reading: GoalReading,
  { reached, reachedTo, history }: Facts,
  ofParent: readonly Fault[],
): SmartGoalRow {
  const { name, version, specific = null, metric = null, from = null, by = null } = goal;
  const faults: Fault[] = [
    ...reading.warnings,
    ...ofParent,
    ...(metric !== null && metricOf(goal) === null ? (['metric_unknown'] as const) : []),
    ...(reachedTo !== null && reached === null ? (['value_unknown'] as const) : []),
  ];
  const has = (...some: readonly Fault[]) => some.some((fault) => faults.includes(fault));
  const best = history.find(
    ({ value }) => value !== null && Number(value) === numberOf(reading.best_month),
  );
  const [target, done] = [numberOf(reading.target), numberOf(reached)];
  const holds = (isSo: boolean) => (isSo ? 'yes' : 'no');
  return {
    ...{ goal: name, version, specific, metric, target, from, by },
    is_specific: holds(specific !== null),
    is_measurable: holds(!has('not_measurable')),
    is_achievable: has('pace_above_history') ? 'no' : ACHIEVABLE[reading.realism],
    is_relevant: holds(!has('no_parent', 'parent_unknown', 'goals_in_a_circle')),
    is_time_bound: holds(!has('not_time_bound', 'period_reversed', 'deadline_past')),
    ...{ reached: done, reached_share: target && done !== null ? done / target : null },
    needed_a_month: numberOf(reading.needed_a_month),
    needed_from_now: numberOf(reading.needed_from_now),
    best_month: numberOf(reading.best_month),
    ...{ months_of_history: reading.months_of_history, days_left: reading.days_left },
    ...{ parent: goal.parent ?? null, children_target: numberOf(reading.children_target), faults },
    ...{ reached_to: reachedTo, best_from: best?.from ?? null, best_to: best?.to ?? null },
  };
}

const ACHIEVABLE = { within: 'yes', stretch: 'stretch', beyond: 'no', unknown: 'unknown' } as const;

/** Which goal each serves. One that there is not, or that serves it in turn, is left out and named. */
function parentsOf(goals: readonly StoredSmartGoal[]) {
  const byName = new Map(goals.map((goal) => [goal.name, goal]));
  const isInCircle = (name: string) => {
    const seen = new Set<string>();
    for (let at = byName.get(name)?.parent; at !== undefined; at = byName.get(at)?.parent) {
      if (at === name) return true;
      if (seen.has(at)) return false;
      seen.add(at);
    }
    return false;
  };
  return goals.map(({ name, parent }): { parent?: string; faults: readonly Fault[] } => {
    if (parent === undefined) return { faults: [] };
    if (!byName.has(parent)) return { faults: ['parent_unknown'] };
    return isInCircle(name) ? { faults: ['goals_in_a_circle'] } : { parent, faults: [] };
  });
}

const numberOf = (decimal: string | null) => (decimal === null ? null : Number(decimal));
