import * as z from 'zod';
import { normalizePhone } from '../../contract/identity.ts';

const number = () =>
  z
    .string()
    .refine(
      (text) => text.trim().startsWith('+') && normalizePhone(text) !== undefined,
      'a phone number with its country, such as +49 30 1234567',
    );

/** Numbers that the pages of a site show in place of its own, so that a call tells whose visit it belongs to. */
export const numberPoolSettings = z
  .strictObject({
    name: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .default('main')
      .describe('Name of the pool, as `data-numbers` of the page says it.'),
    numbers: z
      .array(number())
      .max(10_000)
      .default([])
      .describe('Numbers that are leased, each to one visitor at a time while there are enough.'),
    static: z
      .array(
        z.strictObject({
          source: z.string().trim().min(1).describe('Value of `utm_source`.'),
          number: number().describe('The number that all visitors of this source are shown.'),
        }),
      )
      .default([])
      .describe('Numbers by source: such a call tells the source and no visit.'),
    fallback: number()
      .optional()
      .describe(
        'Shown to whoever has not allowed analytics, to robots, and while all numbers are taken. Without one, the page keeps its own number, and visitors share numbers once all are taken.',
      ),
    holdMinutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60)
      .default(15)
      .describe('How long a visitor keeps a number after the last sign of life of the page.'),
  })
  .refine(({ numbers, static: fixed, fallback }) => {
    const all = [
      ...numbers,
      ...fixed.map((one) => one.number),
      ...(fallback ? [fallback] : []),
    ].map((text) => normalizePhone(text));
    return new Set(all).size === all.length;
  }, 'each number once');

export type NumberPoolSettings = z.output<typeof numberPoolSettings>;
