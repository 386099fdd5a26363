import type { SmartGoalRow } from '@throughline/api/contract/reports/smart-goals';
import {
  type SmartGoalBody,
  type StoredSmartGoal,
  smartGoalBody,
  smartGoalName,
} from '@throughline/api/contract/smart-goals';

/** What can be said of a goal, in the order in which it is asked for. */
export const GOAL_FIELDS = [
  ...(['name', 'specific', 'metric', 'target', 'from', 'by', 'parent'] as const),
] as const;
export type GoalField = (typeof GOAL_FIELDS)[number];

/** A goal while it is written: text as it was typed. */
export type GoalDraft = Readonly<Record<GoalField, string>>;

export const NEW_GOAL: GoalDraft = {
  ...{ name: '', specific: '', metric: '', target: '', from: '', by: '', parent: '' },
};

export function draftOf(goal: StoredSmartGoal): GoalDraft {
  return Object.fromEntries(
    GOAL_FIELDS.map((field) => [field, goal[field] ?? '']),
  ) as unknown as GoalDraft;
}

/** A goal as the API takes it: what is left empty is not said. */
export function bodyOf({ name: _, ...draft }: GoalDraft): SmartGoalBody {
  const said = Object.entries(draft).flatMap(([field, text]) => {
    const value = field === 'target' ? amountOf(text) : text.trim();
    return value === '' ? [] : [[field, value]];
  });
  return Object.fromEntries(said) as SmartGoalBody;
}

/**
 * As people write amounts: groups of digits apart, a comma or a point before the decimals. `1,200` may be either, and
 * stays as it is, which is refused.
 */
function amountOf(text: string): string {
  const bare = text.replace(/\s/g, '');
  if (/^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d{1,3}(,\d{3}){2,}$/.test(bare))
    return bare.replaceAll(',', '');
  if (/^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$/.test(bare))
    return bare.replaceAll('.', '').replace(',', '.');
  return /^-?\d{1,3},\d{3}$/.test(bare) ? bare : bare.replace(',', '.');
}

/** Fields that the API would refuse as they are. */
export function refusedFields(draft: GoalDraft): ReadonlySet<GoalField> {
  const { error } = smartGoalBody.safeParse(bodyOf(draft));
  const fields = (error?.issues ?? []).map(({ path }) => path[0] as GoalField);
  const isNamed = smartGoalName.safeParse(draft.name.trim()).success;
  return new Set([...(isNamed ? [] : (['name'] as const)), ...fields]);
}

type Fault = SmartGoalRow['faults'][number];

/** Where what a goal lacks can be mended. */
const FIELD_OF: Readonly<Record<Fault, GoalField>> = {
  not_specific: 'specific',
  not_measurable: 'metric',
  metric_unknown: 'metric',
  value_unknown: 'metric',
  history_too_short: 'from',
  period_reversed: 'from',
  not_time_bound: 'by',
  deadline_past: 'by',
  target_above_history: 'target',
  pace_above_history: 'target',
  children_below_target: 'target',
  shares_not_whole: 'target',
  no_parent: 'parent',
  parent_unknown: 'parent',
  goals_in_a_circle: 'parent',
  children_of_other_metric: 'metric',
};

export function faultsAt(field: GoalField, faults: readonly Fault[]): readonly Fault[] {
  return faults.filter((fault) => FIELD_OF[fault] === field);
}
