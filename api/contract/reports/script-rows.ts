import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { day, page } from '../terms.ts';
import { CALL_COLUMNS } from './calls-terms.ts';
import { POINT, SCRIPT_MEASURES, soldWithin } from './script-columns.ts';

const yesOrNo = z.enum(['yes', 'no']);

/** The calls behind a figure. */
export const scriptRows = drillContract({
  path: 'rows',
  question: {
    en: 'The calls behind a figure, the newest first',
    ru: 'Звонки, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki aramalar, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    point: z.string().max(256).describe('Point of the script'),
    measure: z.enum(SCRIPT_MEASURES).describe('Figure of the report'),
    within: soldWithin,
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        day,
        /** `nobody` where it is not told. */
        operator: z.string(),
        point: z.string(),
        is_kept: yesOrNo,
        /** Within the days that were asked for. */
        sold: yesOrNo,
      }),
    ),
  }),
  columns: [
    CALL_COLUMNS.day,
    CALL_COLUMNS.operator,
    { key: 'id', unit: 'text', label: { en: 'Call', ru: 'Звонок', tr: 'Arama' } },
    POINT,
    { key: 'is_kept', unit: 'text', label: { en: 'Kept', ru: 'Выполнен', tr: 'Uygulandı' } },
    { key: 'sold', unit: 'text', label: { en: 'Bought', ru: 'Купил', tr: 'Satın aldı' } },
  ],
  schema: 'ScriptCell',
});
