import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { day, page } from '../terms.ts';
import { DEAL_COLUMNS } from './deals-columns.ts';
import { DEAL_STATUSES, DEALS_BY, dealsWhere, which } from './deals-terms.ts';

const money = z.string().nullable();

export const dealRow = z.object({
  /** Native id in its source. */
  deal: z.string(),
  /** The conversion whose journey led to it: the deal itself once it is won, before that its lead; null where there is none. */
  conversion: z.string().nullable(),
  source: z.string(),
  label: z.string(),
  /** `not_told` where the CRM does not say. */
  stage: z.string(),
  status: z.enum(DEAL_STATUSES),
  /** `nobody` where no one is in charge. */
  owner: z.string(),
  opened: day.nullable(),
  closed: day.nullable(),
  /** Whole days from its opening to its end, or to the last day with data. */
  age_days: z.number().nullable(),
  /** The same from the day on which it came to its stage. */
  stage_days: z.number().nullable(),
  amount: money,
  margin: money,
  /** Channels of the first and of the last touch of that journey; `not_told` without a touch. */
  first_channel: z.string(),
  last_channel: z.string(),
  touches: z.number(),
  lost_reason: z.string().nullable(),
});
export type DealRow = z.infer<typeof dealRow>;

export const dealTotals = z.object({ deals: z.number(), amount: money, margin: money });

/** The deals behind a figure. */
export const dealsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The deals behind a figure, the newest first',
    ru: 'Сделки, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki anlaşmalar, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    which,
    by: z.enum(DEALS_BY).default('deal').describe('What the rows of the report are'),
    name: z.string().max(512).optional().describe('Row of the report; all of them without it'),
    status: z.enum(DEAL_STATUSES).optional().describe('Deals of this status only'),
    where: dealsWhere,
    ...page,
  },
  isDated: true,
  answer: z.object({ totals: dealTotals, rows: z.array(dealRow) }),
  columns: DEAL_COLUMNS,
  schema: 'DealRows',
});
