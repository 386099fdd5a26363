import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { day, page } from '../terms.ts';
import { SOCIAL_BY, SOCIAL_MEASURES, SOCIAL_NAMES } from './social-terms.ts';

const count = z.number().nullable();

/** Posts, and mentions of a day, as they were told. */
export const socialRows = drillContract({
  path: 'rows',
  question: {
    en: 'The posts and mentions behind a figure, the newest first',
    ru: 'Публикации и упоминания, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki gönderiler ve bahsedilmeler, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    by: z.enum(SOCIAL_BY).default('network').describe('What the rows of the report are'),
    name: z.string().max(256).optional().describe('Row of the report; all of them without it'),
    measure: z.enum(SOCIAL_MEASURES).describe('Figure of the report'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        ...{ day, network: z.string(), post: z.string(), url: z.string() },
        ...{ reach: count, engagements: count, clicks: count, mentions: count },
      }),
    ),
  }),
  columns: [
    { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
    SOCIAL_NAMES.network,
    SOCIAL_NAMES.post,
    {
      ...{ key: 'reach', unit: 'count', opens: () => 'bound' },
      label: { en: 'Reach', ru: 'Охват', tr: 'Erişim' },
    },
    {
      ...{ key: 'engagements', unit: 'count', opens: () => 'bound' },
      label: { en: 'Engagements', ru: 'Вовлечения', tr: 'Etkileşimler' },
    },
    {
      ...{ key: 'clicks', unit: 'count', opens: () => 'bound' },
      label: { en: 'Clicks', ru: 'Клики', tr: 'Tıklamalar' },
    },
    {
      ...{ key: 'mentions', unit: 'count', opens: () => 'bound' },
      label: { en: 'Mentions', ru: 'Упоминания', tr: 'Bahsedilme' },
    },
  ],
  schema: 'SocialCell',
});
