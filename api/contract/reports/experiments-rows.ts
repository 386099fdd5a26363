import * as z from 'zod';
import { drillContract } from '../report.ts';
import { conversionKind, day, page } from '../terms.ts';
import { REGION } from './experiments-columns.ts';
import { incrementalValue, testedChannel } from './incrementality-terms.ts';

/** Sales of a group of a test. */
export const experimentsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The sales behind a figure, the newest first',
    ru: 'Продажи, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki satışlar, önce en yenisi',
  },
  asks: {
    experiment: z.string().max(128).describe('Name of a test of the configuration'),
    ads: z.enum(['with', 'without']).describe('Group of the test: with the ads or without them'),
    when: z
      .enum(['before', 'during'])
      .default('during')
      .describe('Days before the test, or its own'),
    value: incrementalValue,
    channel: testedChannel.default(''),
    measure: z
      .enum(['sales', 'attributed'])
      .default('sales')
      .describe('All sales, or those that are credited to the channel of the test'),
    ...page,
  },
  isDated: false,
  answer: z.object({
    count: z.number(),
    /** Null where that of one of them is not known. */
    value: z.string().nullable(),
    rows: z.array(
      z.object({
        /** Opens `journeys/{conversion}`. */
        conversion: z.string(),
        kind: conversionKind,
        label: z.string(),
        source: z.string(),
        day,
        /** In lower case; empty where no visit before the sale says it. */
        region: z.string(),
        value: z.string().nullable(),
      }),
    ),
  }),
  columns: [
    { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
    { key: 'label', unit: 'text', label: { en: 'Sale', ru: 'Продажа', tr: 'Satış' } },
    REGION,
    {
      ...{ key: 'value', unit: 'money', opens: () => 'bound' },
      label: { en: 'Value', ru: 'Сумма', tr: 'Tutar' },
    },
  ],
  schema: 'ExperimentsCell',
});
