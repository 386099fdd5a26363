import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { page } from '../terms.ts';

const columns: readonly Column[] = [
  { key: 'at', unit: 'text', label: { en: 'Time', ru: 'Время', tr: 'Zaman' } },
  {
    ...{ key: 'source', unit: 'text', isSource: true },
    label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' },
  },
  {
    key: 'number',
    unit: 'text',
    label: { en: 'Number called', ru: 'Набранный номер', tr: 'Aranan numara' },
  },
  { key: 'id', unit: 'text', label: { en: 'Call', ru: 'Звонок', tr: 'Arama' } },
];

/** Calls that nobody answered, and whose callers were not reached later. */
export const overviewCalls = drillContract({
  path: 'calls',
  question: {
    en: 'Calls that nobody answered and nobody returned',
    ru: 'Звонки, на которые не ответили и не перезвонили',
    tr: 'Yanıtlanmayan ve geri dönülmeyen aramalar',
  },
  asks: { ...periodTerms, ...page },
  isDated: true,
  answer: z.object({
    totals: z.object({ calls: z.number() }),
    rows: z.array(
      z.object({ id: z.string(), source: z.string(), at: z.string(), number: z.string() }),
    ),
  }),
  columns,
  schema: 'OverviewCalls',
});
