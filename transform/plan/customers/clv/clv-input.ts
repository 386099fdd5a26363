import { z } from 'zod';
import { seed } from '../resample.ts';

/** Days of a unit of time; a month is a twelfth of 365 days. */
export const DAYS = { day: 1, week: 7, month: 365 / 12, year: 365 } as const;

/** Repeat orders, time of the last one since the first, age since the first, mean value of repeat orders (null: unknown). */
const customer = z
  .tuple([
    z.int().min(0),
    z.number().nonnegative(),
    z.number().nonnegative(),
    z.number().nullable(),
  ])
  .refine(([, last, age]) => last <= age, 'The last order cannot be later than the age.')
  .refine(
    ([x, last]) => x > 0 || last === 0,
    'Without a repeat order the time of the last one is 0.',
  );

export const clvInput = z
  .strictObject({
    /** Of all times. */
    unit: z.enum(['day', 'week', 'month', 'year']),
    customers: z.array(customer),
    /** How many customers have each of these histories; one each unless it is given. */
    counts: z.array(z.int().positive()).optional(),
    /** Time ahead for which orders are expected. */
    horizon: z.number().nonnegative(),
    /** Margin of a unit of value; null: the values of orders are known, those of customers are not. */
    margin_rate: z.number().nullable().optional(),
    /** Annual discount rate. */
    rate: z.number().gt(-1).default(0),
    /** Customers to list: all, or these by their place; without it a sample is listed. */
    list: z.union([z.literal('all'), z.array(z.int().min(0))]).optional(),
    /** Times of every repeat order of each customer, ascending; they allow the hold-out of the last third. */
    order_times: z.array(z.array(z.number().nonnegative())).nullable().optional(),
    /** Refits for the intervals; 0 for none. */
    draws: z.int().min(0).max(2000).default(200),
    seed,
  })
  .check(({ value, issues }) => {
    const { customers, counts, order_times: times, list } = value;
    const refuse = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', path, message, input: value });
    if (counts && counts.length !== customers.length)
      refuse(['counts'], 'Give a count for each history.');
    if (times && times.length !== customers.length)
      refuse(['order_times'], 'Give a list of times for each customer.');
    else
      for (const [i, [x, last]] of customers.entries()) {
        const own = times?.[i];
        if (own && (own.length !== x || (own.at(-1) ?? 0) !== last))
          refuse(['order_times', i], 'The times are those of all repeat orders up to the last.');
      }
    if (Array.isArray(list) && list.some((place) => place >= customers.length))
      refuse(['list'], 'There is no customer at one of these places.');
  });

export type ClvInput = z.infer<typeof clvInput>;
export type ClvCustomer = ClvInput['customers'][number];
