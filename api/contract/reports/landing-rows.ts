import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { basis, conversionKind, day, page } from '../terms.ts';
import { LANDING_BY, LANDING_ROLES, landingWhere } from './landing-terms.ts';

const money = z.string().nullable();

/** Sales in which a page or a creative had a part. */
export const landingRows = drillContract({
  path: 'rows',
  question: {
    en: 'The sales behind a figure, the newest first',
    ru: 'Продажи, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki satışlar, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    by: z.enum(LANDING_BY).describe('What the rows of the report are'),
    name: z.string().max(512).optional().describe('Row of the report; all of them without it'),
    role: z.enum(LANDING_ROLES).describe('Part that the row had in the sale'),
    basis,
    where: landingWhere,
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        /** Opens `journeys/{conversion}`. */
        conversion: z.string(),
        kind: conversionKind,
        label: z.string(),
        source: z.string(),
        day,
        name: z.string(),
        revenue: money,
        margin: money,
      }),
    ),
  }),
  columns: [
    { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
    { key: 'label', unit: 'text', label: { en: 'Sale', ru: 'Продажа', tr: 'Satış' } },
    { key: 'name', unit: 'text', label: { en: 'Page', ru: 'Страница', tr: 'Sayfa' } },
    { key: 'revenue', unit: 'money', metric: 'revenue', opens: () => 'bound' },
    { key: 'margin', unit: 'money', metric: 'margin', opens: () => 'bound' },
  ],
  schema: 'LandingCell',
});
