import type { Column, Opening, TableRow, Texts } from '../table.ts';
import { REVIEW_NAMES, REVIEWS_BY, type ReviewsBy } from './reviews-terms.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface ReviewsAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: ReviewsBy;
}
type ReviewsColumn = Column<ReviewsAsked>;

function openRow(row: TableRow, { from, to, by }: ReviewsAsked, measure: string): Opening {
  const name = row.sum ? undefined : row.cells[REVIEW_NAMES[by].key];
  return {
    path: by === 'request' ? 'reviews/sales' : 'reviews/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...(by !== 'request' && { by }),
      measure,
      ...(typeof name === 'string' && { name }),
    },
    ...{ adds: 'count', sum: 'count' },
  };
}

const counted = (key: string, label: Texts, more: Partial<ReviewsColumn> = {}): ReviewsColumn => ({
  ...{ key, unit: 'count', label, ...more },
  opens: (row, asked) => openRow(row, asked, key),
});
const derived = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  better?: 'higher' | 'lower',
): ReviewsColumn => ({ key, unit, label, ...(better && { better }), opens: () => 'derived' });

const OF_REVIEWS: readonly ReviewsColumn[] = [
  counted('reviews', { en: 'Reviews', ru: 'Отзывы', tr: 'Yorumlar' }, { bar: true }),
  derived(
    'rating',
    'ratio',
    { en: 'Mean rating of 5', ru: 'Средняя оценка из 5', tr: 'Ortalama puan (5 üzerinden)' },
    'higher',
  ),
  derived('low', 'ratio', { en: 'Rating, at least', ru: 'Оценка, не ниже', tr: 'Puan, en az' }),
  derived('high', 'ratio', { en: 'Rating, at most', ru: 'Оценка, не выше', tr: 'Puan, en çok' }),
  counted('rated', { en: 'With a rating', ru: 'С оценкой', tr: 'Puanlı' }),
  counted('answered', { en: 'Answered', ru: 'С ответом', tr: 'Yanıtlanan' }, { better: 'higher' }),
  derived(
    'answered_share',
    'percent',
    { en: 'Answered, share', ru: 'Доля с ответом', tr: 'Yanıtlanma oranı' },
    'higher',
  ),
  derived(
    'reply_hours',
    'count',
    { en: 'Median to answer, h', ru: 'Медиана до ответа, ч', tr: 'Yanıta ortanca süre, sa' },
    'lower',
  ),
  counted('positive', { en: 'Positive', ru: 'Положительные', tr: 'Olumlu' }, { better: 'higher' }),
  counted('negative', { en: 'Negative', ru: 'Отрицательные', tr: 'Olumsuz' }, { better: 'lower' }),
  derived(
    'negative_share',
    'percent',
    { en: 'Negative, share', ru: 'Доля отрицательных', tr: 'Olumsuz oranı' },
    'lower',
  ),
];

const OF_REQUESTS: readonly ReviewsColumn[] = [
  counted('sales', { en: 'Sales', ru: 'Продажи', tr: 'Satışlar' }, { bar: true }),
  counted(
    'reviewed',
    { en: 'Review followed', ru: 'Оставили отзыв', tr: 'Yorum yazılan' },
    { better: 'higher' },
  ),
  derived(
    'reviewed_share',
    'percent',
    { en: 'Reviewed, share', ru: 'Доля с отзывом', tr: 'Yorum oranı' },
    'higher',
  ),
  derived('share_low', 'percent', {
    en: 'Share, at least',
    ru: 'Доля, не меньше',
    tr: 'Oran, en az',
  }),
  derived('share_high', 'percent', {
    ...{ en: 'Share, at most', ru: 'Доля, не больше', tr: 'Oran, en çok' },
  }),
];

/** Columns of the report by what its rows are. */
export function reviewsColumns(by: ReviewsBy): readonly ReviewsColumn[] {
  return [REVIEW_NAMES[by] as ReviewsColumn, ...(by === 'request' ? OF_REQUESTS : OF_REVIEWS)];
}

export const ALL_REVIEWS_COLUMNS: readonly ReviewsColumn[] = [
  ...REVIEWS_BY.map((by) => REVIEW_NAMES[by] as ReviewsColumn),
  ...OF_REVIEWS,
  ...OF_REQUESTS,
];
