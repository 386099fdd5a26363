import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { day } from '../terms.ts';

const of = {
  ...periodTerms,
  source: z.string().max(64).describe('Source, such as shopify'),
  account: z.string().max(128).describe('Account of the source'),
  limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
  offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
};

const dayColumns: readonly Column[] = [
  { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
  { key: 'facts', unit: 'count', label: { en: 'Facts', ru: 'Факты', tr: 'Olgular' } },
];

/** How much a source told on each day. */
export const dataQualityDays = drillContract({
  path: 'days',
  question: {
    en: 'How much a source sent on each day',
    ru: 'Сколько фактов источник дал за каждый день',
    tr: 'Bir kaynağın her gün ne kadar veri verdiği',
  },
  asks: of,
  isDated: true,
  answer: z.object({ rows: z.array(z.object({ day, facts: z.number() })) }),
  columns: dayColumns,
  schema: 'DataQualityDays',
});

const reasonColumns: readonly Column[] = [
  { key: 'code', unit: 'text', label: { en: 'Reason', ru: 'Причина', tr: 'Neden' } },
  { key: 'field', unit: 'text', label: { en: 'Field', ru: 'Поле', tr: 'Alan' } },
  { key: 'expected', unit: 'text', label: { en: 'Expected', ru: 'Ожидалось', tr: 'Beklenen' } },
  { key: 'records', unit: 'count', label: { en: 'Records', ru: 'Записи', tr: 'Kayıtlar' } },
  {
    key: 'last_received',
    unit: 'text',
    label: { en: 'Last one', ru: 'Последняя', tr: 'Sonuncusu' },
  },
];

/** Why records of a source could not be read; the records themselves are for administrators. */
export const dataQualityReasons = drillContract({
  path: 'rejected',
  question: {
    en: 'Why records of a source could not be read',
    ru: 'Почему записи источника не удалось прочитать',
    tr: 'Bir kaynağın kayıtları neden okunamadı',
  },
  asks: of,
  isDated: true,
  answer: z.object({
    rows: z.array(
      z.object({
        code: z.string(),
        field: z.string(),
        expected: z.string(),
        records: z.number(),
        last_received: z.string(),
      }),
    ),
  }),
  columns: reasonColumns,
  schema: 'DataQualityReasons',
});
