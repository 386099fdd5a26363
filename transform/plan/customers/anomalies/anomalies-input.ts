import { z } from 'zod';
import { decimal } from '../../figures/fields.ts';

const values = z.array(z.number().nullable());

const series = z
  .strictObject({
    metric: z.string().min(1),
    /** Counts have the spread of chance below which nothing is odd. */
    kind: z.enum(['count', 'money', 'ratio']),
    /** Day of the first value; one value a day follows, null where it is unknown. */
    start: z.iso.date(),
    values,
    /** Days annotated beforehand, as a sale: they never alert and are no measure for others. */
    expected_days: z.array(z.iso.date()).default([]),
    /** Money of one unit of the metric, for what is at stake; 1 for money. */
    value: decimal.nullable().optional(),
    /** The metric by value of a dimension, such as `device` → `mobile`, to look for what moved. Only where parts add up. */
    by: z.record(z.string().min(1), z.record(z.string().min(1), values)).optional(),
  })
  .check(({ value: one, issues }) => {
    for (const [dimension, parts] of Object.entries(one.by ?? {}))
      for (const [name, own] of Object.entries(parts)) {
        if (own.length === one.values.length) continue;
        const message = 'A part has as many values as the metric.';
        issues.push({ code: 'custom', path: ['by', dimension, name], message, input: own });
      }
  });

export const anomaliesInput = z.strictObject({
  series: z
    .array(series)
    .refine((all) => new Set(all.map(({ metric }) => metric)).size === all.length, {
      message: 'A metric occurs once.',
    }),
});

export type AnomaliesInput = z.infer<typeof anomaliesInput>;
export type Series = AnomaliesInput['series'][number];
