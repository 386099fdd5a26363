import type { z } from 'zod';
import { CalculationError, calculation } from '../calculation.ts';
import { Exact, ONE, sumKnown, ZERO } from '../figures/exact.ts';
import { moneyText } from '../figures/money-text.ts';
import { wholeMicros } from '../figures/whole-micros.ts';
import { type SmartGoal, smartGoalsInput } from './smart-goals-input.ts';

/** What a goal lacks of being specific, measurable, achievable, relevant and time-bound, and where it stands. */
export type GoalWarning =
  | 'not_specific'
  | 'not_measurable'
  | 'history_too_short'
  | 'target_above_history'
  | 'pace_above_history'
  | 'no_parent'
  | 'children_below_target'
  | 'children_of_other_metric'
  | 'not_time_bound'
  | 'deadline_past'
  | 'period_reversed'
  | 'shares_not_whole';

export interface GoalReading {
  readonly name: string;
  readonly parent: string | null;
  readonly metric: string | null;
  readonly target: string | null;
  /** From the judged day, or the first day where that is later, to the last; 0 once it is past, null without one. */
  readonly days_left: number | null;
  /** The target over its months of 365/12 days, and what is still missing over those left. */
  readonly needed_a_month: string | null;
  readonly needed_from_now: string | null;
  /** The best and the mean month of the history, and the months it has. */
  readonly best_month: string | null;
  readonly mean_month: string | null;
  readonly months_of_history: number;
  /** `within`: no more than the best month; `stretch`: up to one and a half times it. */
  readonly realism: 'within' | 'stretch' | 'beyond' | 'unknown';
  /** What goals that serve this one aim at, of the same metric. */
  readonly children_target: string | null;
  readonly channels: readonly { readonly channel: string; readonly target: string }[];
  readonly warnings: readonly GoalWarning[];
}

const MONTHS_NEEDED = 3;
/** As of plans: more than one and a half times the best month has never been seen. */
const TOO_MUCH = new Exact('1.5');
const MONTH = new Exact(365).div(12);

/** Goals by the five criteria of SMART, with their cascade to the goals that serve them and to channels. */
export const smartGoals = calculation<
  z.output<typeof smartGoalsInput>,
  { readonly goals: readonly GoalReading[] }
>({
  name: 'smart_goals',
  input: smartGoalsInput,
  calculate({ as_of: asOf, goals }) {
    checkTree(goals);
    return { goals: goals.map((goal) => readingOf(goal, goals, asOf)) };
  },
});

function readingOf(goal: SmartGoal, all: readonly SmartGoal[], asOf: string): GoalReading {
  const { name, metric, target, reached, parent, from, by, history, channels } = goal;
  const isReversed = from !== undefined && by !== undefined && by < from;
  const daysLeft = by === undefined || isReversed ? null : daysFrom(later(asOf, from), by);
  const needed =
    target && from !== undefined && by !== undefined && !isReversed
      ? overMonths(target, daysFrom(from, by))
      : null;
  const missing = target && reached ? Exact.max(ZERO, target.minus(reached)) : null;
  const fromNow = missing && daysLeft ? overMonths(missing, daysLeft) : null;
  const isEnough = history.length >= MONTHS_NEEDED;
  const best = isEnough ? Exact.max(...history) : null;
  const children = all.filter((one) => one.parent === name);
  const alike = children.filter((one) => one.metric === metric && one.target);
  const childrenTarget = alike.length > 0 ? sumKnown(alike.map((one) => one.target!)) : null;
  const shares = channels.map((one) => new Exact(one.share));
  const isWhole = shares.length === 0 || sumKnown(shares)!.minus(ONE).abs().lte('1e-9');
  const warnings: (GoalWarning | false | undefined)[] = [
    goal.specific === undefined && 'not_specific',
    (metric === undefined || !target) && 'not_measurable',
    !isEnough && 'history_too_short',
    realismOf(needed, best) === 'beyond' && 'target_above_history',
    realismOf(fromNow, best) === 'beyond' && 'pace_above_history',
    // The goal that the others serve needs none.
    parent === undefined && children.length === 0 && all.length > 1 && 'no_parent',
    childrenTarget !== null && !!target && childrenTarget.lt(target) && 'children_below_target',
    children.some((one) => one.metric !== metric) && 'children_of_other_metric',
    (from === undefined || by === undefined) && 'not_time_bound',
    by !== undefined && by < asOf && 'deadline_past',
    isReversed && 'period_reversed',
    !isWhole && 'shares_not_whole',
  ];
  return {
    ...{ name, parent: parent ?? null, metric: metric ?? null, days_left: daysLeft },
    target: moneyText(target ?? null),
    ...{ needed_a_month: moneyText(needed), needed_from_now: moneyText(fromNow) },
    best_month: moneyText(best),
    mean_month: isEnough ? moneyText(sumKnown(history)!.div(history.length)) : null,
    ...{ months_of_history: history.length, realism: realismOf(needed, best) },
    children_target: moneyText(childrenTarget),
    channels: target && isWhole ? cascade(target, channels, shares) : [],
    warnings: warnings.filter((warning) => typeof warning === 'string'),
  };
}

function cascade(
  target: Exact,
  channels: SmartGoal['channels'],
  shares: readonly Exact[],
): GoalReading['channels'] {
  const parts = wholeMicros(
    shares.map((share) => target.times(share)),
    target,
  );
  return channels.map(({ channel }, at) => ({ channel, target: parts[at]! }));
}

function realismOf(needed: Exact | null, best: Exact | null): GoalReading['realism'] {
  if (needed === null || best === null) return 'unknown';
  if (needed.lte(best)) return 'within';
  return needed.lte(Exact.max(ZERO, best).times(TOO_MUCH)) ? 'stretch' : 'beyond';
}

/** @throws CalculationError for a name twice, a parent that is no goal, and goals that serve each other. */
function checkTree(goals: readonly SmartGoal[]): void {
  const byName = new Map(goals.map((goal) => [goal.name, goal]));
  if (byName.size !== goals.length)
    throw new CalculationError('goal_twice', 'Every goal is to have a name of its own.', [
      { field: 'goals', message: 'expected each name once' },
    ]);
  goals.forEach((goal, at) => {
    const seen = new Set([goal.name]);
    for (let parent = goal.parent; parent !== undefined; parent = byName.get(parent)!.parent) {
      if (!byName.has(parent) || seen.has(parent))
        throw new CalculationError(
          byName.has(parent) ? 'goals_in_a_circle' : 'parent_unknown',
          byName.has(parent)
            ? 'No goal can serve itself, over others either.'
            : 'A goal can serve only one that is told as well.',
          [{ field: `goals.${at}.parent`, message: `expected another goal, got ${parent}` }],
        );
      seen.add(parent);
    }
  });
}

const later = (one: string, other: string | undefined) =>
  other !== undefined && other > one ? other : one;

/** Both days included; 0 where the last is past. */
const daysFrom = (first: string, last: string) =>
  Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1);

const overMonths = (value: Exact, days: number) => value.times(MONTH).div(days);
