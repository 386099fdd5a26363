import { toMicros } from '@throughline/ingest/contract/money';
import type { Comparison, Goal } from './goal.ts';

/** One test of one goal; all tests of a goal have to hold. */
interface Test {
  /** `subject`, `variant`, `page`, `value` or `property`. */
  readonly field: string;
  readonly property: string;
  readonly test: string;
  readonly texts: readonly string[];
  /** Millionths. */
  readonly number: bigint;
}

/**
 * The goals as parameters of `goals.sql`: arrays that belong together by their places. Goals stand in the
 * order of their names, so that moving one in the configuration changes nothing.
 */
export function goalParameters(configured: readonly Goal[]): Record<string, unknown> {
  const goals = configured.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const tests = goals.flatMap((goal, index) =>
    testsOf(goal.where).map((test) => ({ ...test, goal: index + 1 })),
  );
  const kinds = goals.map(({ kind = '' }) => kind);
  const events = goals.map(({ event }) => listed(event));
  return {
    goal_names: goals.map(({ name }) => name),
    goal_kinds: kinds,
    goal_events: events,
    goal_once: goals.map(({ once }) => once),
    goal_values: goals.map(({ value }) => (typeof value === 'string' ? value : 'fixed')),
    // As texts: whole micros are beyond what every number holds exactly.
    goal_amounts: goals.map(({ value }) =>
      typeof value === 'string' ? '0' : String(toMicros(value.amount)),
    ),
    goal_currencies: goals.map(({ value }) => (typeof value === 'string' ? '' : value.currency)),
    // Only such events are read; goals without a kind and a name ask for all.
    goal_any: goals.some(({ kind, event }) => kind === undefined && event === undefined),
    test_goals: tests.map(({ goal }) => goal),
    test_fields: tests.map(({ field }) => field),
    test_properties: tests.map(({ property }) => property),
    test_names: tests.map(({ test }) => test),
    test_texts: tests.map(({ texts }) => texts),
    test_numbers: tests.map(({ number }) => String(number)),
  };
}

function testsOf({ properties = {}, ...fields }: Goal['where']): readonly Test[] {
  return [
    ...Object.entries(fields).flatMap(([field, compared]) =>
      compared === undefined ? [] : testsOfField(field, '', compared),
    ),
    ...Object.entries(properties).flatMap(([name, compared]) =>
      testsOfField('property', name, compared),
    ),
  ];
}

function testsOfField(field: string, property: string, compared: Comparison): readonly Test[] {
  const test = (name: string, texts: readonly string[], number = 0n): Test => ({
    ...{ field, property, test: name, texts, number },
  });
  if (typeof compared === 'string' || Array.isArray(compared))
    return [test('is', listed(compared))];
  const said: Exclude<Comparison, string | string[]> & {
    readonly atLeast?: string | undefined;
    readonly atMost?: string | undefined;
  } = compared;
  const ofTexts = [
    ['is', said.is],
    ['is_not', said.isNot],
    ['contains', said.contains],
    ['starts_with', said.startsWith],
    ['ends_with', said.endsWith],
  ] as const;
  const ofNumbers = [
    ['at_least', said.atLeast],
    ['at_most', said.atMost],
  ] as const;
  return [
    ...ofTexts.flatMap(([name, texts]) => (texts === undefined ? [] : [test(name, listed(texts))])),
    ...ofNumbers.flatMap(([name, number]) =>
      number === undefined ? [] : [test(name, [], toMicros(number))],
    ),
    ...(said.exists === undefined ? [] : [test(said.exists ? 'exists' : 'missing', [])]),
  ];
}

function listed(texts: string | readonly string[] | undefined): readonly string[] {
  if (texts === undefined) return [];
  return typeof texts === 'string' ? [texts] : texts;
}
