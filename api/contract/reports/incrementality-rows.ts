import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { day, page } from '../terms.ts';
import { ARM, EXPERIMENT } from './incrementality-columns.ts';
import { experiment, incrementalValue, testedChannel } from './incrementality-terms.ts';

/** People of a test. */
export const incrementalityRows = drillContract({
  path: 'rows',
  question: {
    en: 'The people behind a figure, the last assigned first',
    ru: 'Люди, из которых складывается цифра, сначала попавшие в тест последними',
    tr: 'Bir rakamın arkasındaki kişiler, en son atanan önce',
  },
  asks: {
    ...periodTerms,
    experiment: experiment.default(''),
    arm: z.string().max(256).default('').describe('Group of the test; all of them without it'),
    value: incrementalValue,
    channel: testedChannel.default(''),
    measure: z
      .enum(['people', 'buyers', 'attributed'])
      .describe('Everybody in the group, those who bought, or by the channel of the test'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    /** Null where that of one of them is not known. */
    value: z.string().nullable(),
    rows: z.array(
      z.object({
        day,
        /** Code of the person, the same wherever they are listed. */
        visitor: z.string(),
        experiment: z.string(),
        arm: z.string(),
        sales: z.number(),
        /** Opens `journeys/{conversion}` of the first sale; empty where nothing was bought. */
        conversion: z.string(),
        value: z.string().nullable(),
      }),
    ),
  }),
  columns: [
    { key: 'day', unit: 'text', label: { en: 'Assigned', ru: 'Попал в тест', tr: 'Atandığı gün' } },
    {
      ...{ key: 'visitor', unit: 'text' },
      label: { en: 'Visitor, as a code', ru: 'Посетитель, код', tr: 'Ziyaretçi kodu' },
    },
    EXPERIMENT,
    ARM,
    {
      ...{ key: 'sales', unit: 'count', opens: () => 'bound' },
      label: { en: 'Sales afterwards', ru: 'Продаж после', tr: 'Sonraki satışlar' },
    },
    {
      ...{ key: 'value', unit: 'money', opens: () => 'bound' },
      label: { en: 'Value', ru: 'Сумма', tr: 'Tutar' },
    },
  ],
  schema: 'IncrementalityCell',
});
