import { proportionInterval } from '@throughline/transform/plan/experiments/proportions';
import type { ReviewFigures, ReviewsReport, reviews } from '../../contract/reports/reviews.ts';
import { LEAST_RATED, REQUEST_DAYS, REVIEW_DAYS } from '../../contract/reports/reviews-terms.ts';
import type { Answering } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { comparedPeriod } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { LEXICON } from './lexicon.ts';
import { changeOfMean, meanInterval, type Rated } from './mean-rating.ts';
import {
  REQUEST_GROUPS,
  REQUEST_PARAMETERS,
  REVIEW_GROUPS,
  REVIEW_TYPES,
} from './reviews-statements.ts';

const COUNTS = [
  ...(['reviews', 'rated', 'answered', 'positive', 'negative'] as const),
  ...(['stars_known', 'told_known', 'words_known', 'compared', 'agree', 'removed'] as const),
] as const;
interface Stored extends Record<(typeof COUNTS)[number], string> {
  readonly is_previous: number | boolean;
  readonly is_total: number | boolean;
  readonly name: string;
  readonly rating: number | null;
  readonly deviation: number | null;
  readonly reply_hours: number | null;
}
interface StoredRequest
  extends Record<'sales' | 'reviewed' | 'mature' | 'mature_reviewed', string> {
  readonly request: ReviewsReport['requests'][number]['request'];
}

const shareOf = (part: number, of: number) => (of > 0 ? part / of : null);

/** Reviews by platform, branch, product or month, or sales by whether a review was asked for. */
export const reviewsReport: Answering<typeof reviews> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { by } = asked;
  const { timezone } = config;
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const before = comparedPeriod({ from, to }, 'previous')!;
  const asOf = asOfDay(state, dataRange, timezone);
  const about = state && {
    ...{ generation: state.generation, revision: state.revision, timezone, from, to },
  };
  const [found, requests] = await Promise.all([
    about
      ? reader.rows<Stored>(REVIEW_GROUPS, {
          ...{ ...about, ...LEXICON, types: REVIEW_TYPES, by, previous_from: before.from },
        })
      : [],
    about && asOf && by === 'request'
      ? reader.rows<StoredRequest>(REQUEST_GROUPS, { ...about, ...REQUEST_PARAMETERS, as_of: asOf })
      : [],
  ]);
  const is = (row: Stored, previous: boolean, total: boolean) =>
    (Number(row.is_previous) === 1) === previous && (Number(row.is_total) === 1) === total;
  const total = found.find((row) => is(row, false, true));
  const earlier = found.find((row) => is(row, true, true));
  return {
    meta: {
      ...{ report: 'reviews', ...meta, by, minimum: LEAST_RATED },
      ...{ sentiment: sentimentOf(total), removed: Number(total?.removed ?? 0) },
      change: total
        ? {
            ...{ ...before, rated: ratedOf(earlier).rated, rating: ratedOf(earlier).rating },
            ...changeOfMean(ratedOf(earlier), ratedOf(total)),
          }
        : null,
      ...{ request_days: REQUEST_DAYS, review_days: REVIEW_DAYS },
    },
    rows:
      by === 'request'
        ? []
        : found
            .filter((row) => is(row, false, false) && Number(row.reviews) > 0)
            .map((row) => ({ name: row.name, ...figuresOf(row) })),
    totals: figuresOf(total),
    requests: requests.map(requestOf),
  };
};

function ratedOf(row: Stored | undefined): Rated {
  const rated = Number(row?.rated ?? 0);
  return {
    rated,
    rating: rated > 0 ? (row?.rating ?? null) : null,
    deviation: rated > 1 ? (row?.deviation ?? null) : null,
  };
}

function figuresOf(row: Stored | undefined): ReviewFigures {
  const of = (key: (typeof COUNTS)[number]) => Number(row?.[key] ?? 0);
  const known = of('stars_known') + of('told_known') + of('words_known');
  const { rated, rating } = ratedOf(row);
  return {
    ...{ reviews: of('reviews'), rated, rating, ...meanInterval(ratedOf(row)) },
    ...{ answered: of('answered'), answered_share: shareOf(of('answered'), of('reviews')) },
    ...{ reply_hours: row?.reply_hours ?? null, positive: of('positive') },
    ...{ negative: of('negative'), negative_share: shareOf(of('negative'), known) },
  };
}

function sentimentOf(row: Stored | undefined): ReviewsReport['meta']['sentiment'] {
  const of = (key: (typeof COUNTS)[number]) => Number(row?.[key] ?? 0);
  const [stars, told, words] = [of('stars_known'), of('told_known'), of('words_known')];
  return {
    ...{ stars, told, words, unknown: of('reviews') - stars - told - words },
    ...{ compared: of('compared'), agree: of('agree') },
  };
}

function requestOf(row: StoredRequest): ReviewsReport['requests'][number] {
  const [mature, reviewed] = [Number(row.mature), Number(row.mature_reviewed)];
  const { low, high } =
    mature > 0 ? proportionInterval(reviewed, mature) : { low: null, high: null };
  return {
    ...{ request: row.request, sales: Number(row.sales), reviewed: Number(row.reviewed) },
    ...{ reviewed_share: shareOf(reviewed, mature), share_low: low, share_high: high },
  };
}
