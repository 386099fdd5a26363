import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { comparison, day, meta } from '../terms.ts';
import { ALL_PARTNERS_COLUMNS, partnersColumns } from './partners-columns.ts';
import { partnersCosts, partnersRows } from './partners-drills.ts';
import { partnersNotes } from './partners-notes.ts';
import { PARTNERS_BY } from './partners-terms.ts';

const money = z.string().nullable();
const figures = z.object({
  sales: z.number(),
  first_sales: z.number(),
  revenue: money,
  margin: money,
  /** What sales tell of it themselves, else the rate of the partner; null where neither is known. */
  commission: money,
  /** Of the campaigns that the partner shares, whole; null for codes, and where a part of it has no rate. */
  joint_cost: money,
  /** joint_cost × the share that the partner pays. */
  partner_pays: money,
  /** joint_cost − partner_pays. */
  own_cost: money,
  /** margin − commission − own_cost; of a code margin − commission. */
  profit: money,
  /** Null where nothing is compared. */
  previous_sales: z.number().nullable(),
  previous_revenue: money,
});

const partnersReport = z.object({
  meta: meta.extend({
    report: z.literal('partners'),
    by: z.enum(PARTNERS_BY),
    compare: z.object({ from: day, to: day }).nullable(),
    /** Sales from which on a row says something. */
    minimum: z.number(),
    /** Partners with sales whose commission nothing says. */
    without_rate: z.array(z.string()),
    /** Joint campaigns of the configuration without a cost in the period. */
    silent_campaigns: z.array(z.string()),
    /** Codes that were used and that no list names. */
    unlisted_codes: z.number(),
  }),
  rows: z.array(
    figures.extend({
      name: z.string(),
      /** Of a code, whose it is; empty where it is nobody's. Null where rows are not codes. */
      partner: z.string().nullable(),
    }),
  ),
  totals: figures,
});
export type PartnersReport = z.infer<typeof partnersReport>;

/** What partners, dealers and promo codes bring, and what they cost. */
export const partners = reportContract({
  name: 'partners',
  question: {
    en: 'What do partners and promo codes bring, and what do they cost?',
    ru: 'Что приносят партнёры и промокоды и сколько они стоят?',
    tr: 'Ortaklar ve promosyon kodları ne getiriyor, neye mal oluyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  mayFindNothing: true,
  asks: {
    by: z.enum(PARTNERS_BY).default('partner').describe('What a row is'),
    compare: comparison(
      '364 days before for up to 31 days, so that weekdays meet; else the same dates',
    ),
  },
  answer: partnersReport,
  columns: ALL_PARTNERS_COLUMNS,
  table: ({ meta: { by, compare }, rows, totals }) => {
    const compared = compare ? { compared: compare } : {};
    return {
      columns: partnersColumns(by, compare !== null) as readonly Column[],
      rows: [
        ...rows.map(({ name, partner, ...cells }) => ({
          cells: { ...(by === 'coupon' && { partner }), [by]: name, ...cells },
          ...{ key: name, ...compared },
        })),
        ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const, ...compared }] : []),
      ],
    };
  },
  notes: (answer, language = 'en') => partnersNotes(answer).map((texts) => texts[language]),
  drills: { rows: partnersRows, costs: partnersCosts },
  samples: [{}, { by: 'coupon', compare: 'previous' }, { by: 'month' }],
});
