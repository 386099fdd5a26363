import { lineKey, type Plan } from '../../contract/plans.ts';

/** Some spreadsheets save so many digits of a number, two fewer than it has. */
const DIGITS = 15;

/** The plan with the numbers of the version before, wherever a spreadsheet has only rounded them. */
export function unrounded(plan: Plan, before: Plan | undefined): Plan {
  if (!before) return plan;
  const known = new Map(before.lines.map((line) => [lineKey(line), line]));
  return {
    ...plan,
    settings: kept(plan.settings, before.settings),
    lines: plan.lines.map((line) => kept(line, known.get(lineKey(line)))),
  };
}

function kept<Value>(now: Value, before: unknown): Value;
function kept(now: unknown, before: unknown): unknown {
  if (typeof now === 'number' && typeof before === 'number')
    return now.toPrecision(DIGITS) === before.toPrecision(DIGITS) ? before : now;
  if (Array.isArray(now) && Array.isArray(before))
    return now.map((value, at) => kept(value, before[at]));
  if (isObject(now) && isObject(before))
    return Object.fromEntries(
      Object.entries(now).map(([key, value]) => [key, kept(value, before[key])]),
    );
  return now;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
