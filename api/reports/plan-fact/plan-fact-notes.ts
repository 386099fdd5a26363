import type { PlanFactReport } from '../../contract/reports/plan-fact.ts';
import type { MonthDays } from '../finance/months-of.ts';

const MOST = 3;

/** What a reader of plan and fact has to know beside the figures. */
export function planFactNotes(
  { through, to, from, left_out, unknown, of }: Omit<PlanFactReport['meta'], 'notes'>,
  months: readonly MonthDays[],
): string[] {
  const parts = months.filter(({ days, whole }) => days < whole);
  const [first] = unknown;
  return [
    ...(through === null
      ? [`No day from ${from} to ${to} has all of its data yet: there is nothing to compare.`]
      : []),
    ...(through !== null && through < to
      ? [`Facts are compared up to ${through}, the last day that every source has told of.`]
      : []),
    ...parts.map(
      ({ month, days, whole }) =>
        `${month} is compared with ${days} of the ${whole} days of its plan.`,
    ),
    ...(left_out.length > 0
      ? [
          `In neither side, as nothing says what it cost: ${left_out.map(({ channel, source }) => `${source} (${channel})`).join(', ')}.`,
        ]
      : []),
    ...(first
      ? [
          `The ${of} of ${unknown.length > MOST ? `${unknown.length} lines` : unknown.map(({ channel, campaign, month, side }) => `${[channel, campaign].filter(Boolean).join(' · ')} in ${month} (${side})`).join(', ')} is not known, and no sum with it: give the plan the rate, or the facts the amount.`,
        ]
      : []),
  ];
}
