import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { CLOSE_MEASURES, closeMonth } from '../closes.ts';
import { accounting, moneyCell } from '../finance-terms.ts';
import { drillContract } from '../report.ts';
import { MONEY_COLUMNS } from './fact-columns.ts';

/** Why a fact of a closed month is another one today. */
export const CHANGE_REASONS = [
  /** Cost data of the month that came after the close. */
  'late_cost',
  /** The platform tells another amount. */
  'restated_cost',
  /** The platform does not tell it any more. */
  'withdrawn_cost',
  /** The same cost under another name, and so in another channel. */
  'renamed_cost',
  /** A sale that was told, or paid, after the close. */
  'late_sale',
  /** Its amount is another one. */
  'changed_sale',
  /** Cost of goods was told anew: the margin is another one, the revenue is not. */
  'changed_margin',
  /** Cancelled, deleted or erased, or not paid any more. */
  'withdrawn_sale',
  /** It counts in another month: its day of payment is another one. */
  'moved_sale',
  /** The deal became an order of the shop, which has its money now. */
  'told_by_order',
  'late_refund',
  'changed_refund',
  'withdrawn_refund',
  /** Same amounts; credit went to another channel because people were found to be one, or two. */
  'people_merged',
  /** Same amounts; credit went to another channel because touches came late or went. */
  'journey_changed',
  /** Same touches and amounts; the channel rules name them otherwise. */
  'rule_changed',
  /** Same amount in its own currency; the exchange rate is another one. */
  'rate_changed',
  /** Same net amount; VAT or the agency's fee is configured otherwise. */
  'terms_changed',
  'became_known',
  'became_unknown',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

export const closeChangesRows = drillContract({
  path: 'rows',
  question: {
    en: 'The facts behind a difference: each by itself, or one as it was frozen and as it is now',
    ru: 'Факты, из которых складывается разница: каждый отдельно или один – при закрытии и сейчас',
    tr: 'Bir farkın arkasındaki olaylar: tek tek ya da biri kapanıştaki ve şimdiki haliyle',
  },
  asks: {
    month: closeMonth.optional().describe('A closed month; the newest one by default'),
    accounting,
    series: z.enum(CLOSE_MEASURES).default('revenue').describe('Column of the report'),
    fact: z.string().max(512).optional().describe('Key of one row: its two sides; all by default'),
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  isDated: false,
  answer: moneyCell,
  columns: MONEY_COLUMNS,
  schema: 'CloseChangesCell',
});
