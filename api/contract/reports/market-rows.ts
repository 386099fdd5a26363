import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { day, page } from '../terms.ts';

const text = (about: string) => z.string().max(256).default('').describe(about);

/** What names a series of the market. */
export const seriesTerms = {
  metric: text('What is measured, such as demand'),
  subject: text('Of what: a category, a query, a competitor'),
  region: text('Where'),
  unit: text('In what'),
  provenance: text('Who says it'),
};

/** Figures of the market as they were told. */
export const marketRows = drillContract({
  path: 'rows',
  question: {
    en: 'The market figure as it was received',
    ru: 'Рыночная цифра в том виде, в котором она получена',
    tr: 'Pazar rakamının bildirildiği hâli',
  },
  asks: {
    ...periodTerms,
    ...seriesTerms,
    at: z.iso.date().describe('First day of the period that the figure is of'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    value: z.number(),
    rows: z.array(
      z.object({ day, until: day, value: z.number(), source: z.string(), account: z.string() }),
    ),
  }),
  columns: [
    { key: 'day', unit: 'text', label: { en: 'From', ru: 'С', tr: 'Başlangıç' } },
    { key: 'until', unit: 'text', label: { en: 'To', ru: 'По', tr: 'Bitiş' } },
    {
      ...{ key: 'value', unit: 'count', opens: () => 'bound' },
      label: { en: 'Value', ru: 'Значение', tr: 'Değer' },
    },
    { key: 'source', unit: 'text', label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' } },
  ],
  schema: 'MarketCell',
});
