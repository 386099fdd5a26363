import * as z from 'zod';

/** A day of the calendar as `2026-03-31`; the message names the parameter. */
export function dayNamed(name: string) {
  return z.iso.date({
    error: ({ input }) =>
      input === undefined
        ? `${name} is needed: a day written as YYYY-MM-DD, such as 2026-03-31`
        : `${name} must be a day of the calendar written as YYYY-MM-DD, such as 2026-03-31; got ${JSON.stringify(input)}`,
  });
}

function firstDay(days: number) {
  return dayNamed('from')
    .optional()
    .describe(
      `First day, inclusive, in the business’s zone; without it, ${days} days up to the last`,
    );
}

/** Days of a report, both inclusive; without them the last 30 days. */
export const periodTerms = {
  from: firstDay(30),
  to: dayNamed('to')
    .optional()
    .describe('Last day, inclusive; without it, the newest day with data, yesterday at the latest'),
};

/** The same; without them so many days that end with the last matured one. */
export function maturedTerms(days: number): typeof periodTerms {
  return {
    from: firstDay(days),
    to: dayNamed('to')
      .optional()
      .describe(
        'Last day, inclusive; where neither is named, the last day of which 80 % of the sales have typically arrived by the basis, else the newest day with data, yesterday at the latest',
      ),
  };
}

/** The same; without them the last seven days. */
export const weekTerms: typeof periodTerms = { ...periodTerms, from: firstDay(7) };
