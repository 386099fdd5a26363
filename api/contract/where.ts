import * as z from 'zod';
import { DIMENSION_KEYS, DIMENSIONS, type DimensionKey, isDimension } from './dimensions.ts';

/** How a value is compared with what a fact says. Letter case makes no difference. */
export const OPERATORS = ['is', 'not', 'contains', 'starts'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a fact has to pass. An empty value is what is not set. */
export interface Condition {
  readonly dimension: DimensionKey;
  readonly operator: Operator;
  readonly value: string;
}

/** What costs, visits and conversions say; claims of ad platforms say more. */
export const FACT_DIMENSIONS: readonly DimensionKey[] = DIMENSION_KEYS.filter(
  (key) => DIMENSIONS[key].of !== 'claim',
);

/** What a journey can be asked for: a touch of it, and the conversion that it led to. Days are those of the period. */
const JOURNEY_DIMENSIONS: readonly DimensionKey[] = FACT_DIMENSIONS.filter(
  (key) => DIMENSIONS[key].of !== 'time',
);

export const MOST_CONDITIONS = 8;
const LONGEST_VALUE = 500;
const FORM = 'Expected <dimension>:<is|not|contains|starts>:<value>, such as channel:is:Email';

/** A condition by its text; the value is all that stands behind the second colon. */
function condition(dimensions: readonly DimensionKey[]) {
  return z.string().transform((text, context): Condition => {
    const fail = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    const [, dimension, operator, value] = /^([^:]*):([^:]*):([\s\S]*)$/.exec(text) ?? [];
    if (dimension === undefined || operator === undefined || value === undefined)
      return fail(`${FORM}; got ${JSON.stringify(text)}`);
    if (!isDimension(dimension) || !dimensions.includes(dimension))
      return fail(
        `Expected one of ${dimensions.join(', ')} before the first colon, got ${JSON.stringify(dimension)}`,
      );
    if (!isOperator(operator))
      return fail(
        `Expected one of ${OPERATORS.join(', ')} between the colons, got ${JSON.stringify(operator)}`,
      );
    if (value === '' && (operator === 'contains' || operator === 'starts'))
      return fail(
        `Expected a value after ${dimension}:${operator}: ; ${dimension}:is: finds what is not set`,
      );
    if (value.length > LONGEST_VALUE)
      return fail(`Expected a value of at most ${LONGEST_VALUE} characters, got ${value.length}`);
    return { dimension, operator, value };
  });
}

/**
 * Conditions that are all to be met, one a repetition of the parameter. They are put into one order, so that two
 * ways to ask the same are one question.
 */
export function whereTerm(about: string, dimensions: readonly DimensionKey[] = DIMENSION_KEYS) {
  return z
    .union([z.string().transform((text) => [text]), z.array(z.string())], { error: FORM })
    .pipe(
      z
        .array(condition(dimensions))
        .max(MOST_CONDITIONS, { error: `Expected at most ${MOST_CONDITIONS} conditions` })
        .transform(inOrder),
    )
    .prefault([])
    .describe(
      `${about}: <dimension>:<is|not|contains|starts>:<value>, repeated for more, all of which are to be met. ` +
        `Letter case makes no difference; an empty value after is: finds what is not set. Dimensions: ${dimensions.join(', ')}`,
    )
    .meta({ type: 'array', items: { type: 'string' }, maxItems: MOST_CONDITIONS });
}

/** A condition as it is asked for. */
export function conditionText({ dimension, operator, value }: Condition): string {
  return `${dimension}:${operator}:${value}`;
}

const anyCondition = condition(DIMENSION_KEYS);

/** A condition by its text, null where it cannot be read. */
export function readCondition(text: string): Condition | null {
  return anyCondition.safeParse(text).data ?? null;
}

function inOrder(conditions: readonly Condition[]): readonly Condition[] {
  const byText = new Map(conditions.map((one) => [conditionText(one), one]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function isOperator(text: string): text is Operator {
  return (OPERATORS as readonly string[]).includes(text);
}

/** Conditions on journeys, for all reports about them. */
export const journeysWhere = {
  where: whereTerm(
    'Only journeys with a touch inside the window that passes all conditions on touches, and with a conversion that passes those on conversions (journeys that led nowhere have none)',
    JOURNEY_DIMENSIONS,
  ),
};
