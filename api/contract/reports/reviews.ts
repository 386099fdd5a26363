import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { day, meta } from '../terms.ts';
import { ALL_REVIEWS_COLUMNS, reviewsColumns } from './reviews-columns.ts';
import { reviewsRows, reviewsSales } from './reviews-drills.ts';
import { reviewsNotes } from './reviews-notes.ts';
import { REQUESTS, REVIEW_NAMES, REVIEWS_BY } from './reviews-terms.ts';

const ratio = z.number().nullable();

const ofReviews = z.object({
  reviews: z.number(),
  rated: z.number(),
  /** Of 5; null without a rating. Its 95 % interval is null below the minimum. */
  rating: ratio,
  low: ratio,
  high: ratio,
  answered: z.number(),
  answered_share: ratio,
  reply_hours: ratio,
  positive: z.number(),
  negative: z.number(),
  /** Of those whose sentiment is known. */
  negative_share: ratio,
});
export type ReviewFigures = z.infer<typeof ofReviews>;

const reviewsReport = z.object({
  meta: meta.extend({
    report: z.literal('reviews'),
    by: z.enum(REVIEWS_BY),
    /** Ratings that a mean needs for an interval. */
    minimum: z.number(),
    /** How the sentiment of the reviews was found, and how often words say what the stars do. */
    sentiment: z.object({
      stars: z.number(),
      told: z.number(),
      words: z.number(),
      unknown: z.number(),
      compared: z.number(),
      agree: z.number(),
    }),
    /** Reviews that their platform has taken down; no figure counts them. */
    removed: z.number(),
    /** The mean against as many days before. */
    change: z
      .object({
        ...{ from: day, to: day, rated: z.number(), rating: ratio, difference: ratio },
        /** What a difference must exceed to be more than chance. */
        threshold: ratio,
        status: z.enum(['differs', 'within_chance', 'unknown']),
      })
      .nullable(),
    /** Days after a sale within which a request and a review are of it. */
    request_days: z.number(),
    review_days: z.number(),
  }),
  rows: z.array(ofReviews.extend({ name: z.string() })),
  totals: ofReviews,
  requests: z.array(
    z.object({
      request: z.enum(REQUESTS),
      sales: z.number(),
      reviewed: z.number(),
      /** Of sales whose days for a review are over; null without any. */
      reviewed_share: ratio,
      share_low: ratio,
      share_high: ratio,
    }),
  ),
});
export type ReviewsReport = z.infer<typeof reviewsReport>;

/** How customers rate the business in public, and whether it answers them. */
export const reviews = reportContract({
  name: 'reviews',
  question: {
    en: 'How do customers rate us in public, and do we answer?',
    ru: 'Как клиенты оценивают нас публично и отвечаем ли мы?',
    tr: 'Müşteriler bizi herkese açık olarak nasıl puanlıyor ve yanıtlıyor muyuz?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    by: z
      .enum(REVIEWS_BY)
      .default('platform')
      .describe('What a row is: reviews, or sales by whether a review was asked for'),
  },
  answer: reviewsReport,
  columns: ALL_REVIEWS_COLUMNS,
  table: ({ meta: { by }, rows, totals, requests }) => ({
    columns: reviewsColumns(by) as readonly Column[],
    rows:
      by === 'request'
        ? requests.map((cells) => ({ cells, key: cells.request }))
        : [
            ...rows.map(({ name, ...cells }) => ({
              cells: { [REVIEW_NAMES[by].key]: name, ...cells },
              key: name,
            })),
            ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
          ],
  }),
  notes: (answer, language = 'en') => reviewsNotes(answer).map((texts) => texts[language]),
  drills: { rows: reviewsRows, sales: reviewsSales },
  samples: [{}, { by: 'branch' }, { by: 'request' }],
});
