import type { Column } from '../table.ts';

/** What a row is: reviews by one of the first four, or sales by whether a review was asked for. */
export const REVIEWS_BY = ['platform', 'branch', 'product', 'month', 'request'] as const;
export type ReviewsBy = (typeof REVIEWS_BY)[number];

export const REVIEW_MEASURES = ['reviews', 'rated', 'answered', 'positive', 'negative'] as const;
export const REQUEST_MEASURES = ['sales', 'reviewed'] as const;
export const REQUESTS = ['requested', 'not_requested'] as const;

/** Fewer ratings say nothing about a mean. */
export const LEAST_RATED = 10;
/** Days after a sale within which a request belongs to it, and within which a review does. */
export const REQUEST_DAYS = 30;
export const REVIEW_DAYS = 60;

export const REVIEW_NAMES: Readonly<Record<ReviewsBy, Column>> = {
  platform: {
    ...{ key: 'platform', unit: 'text' },
    label: { en: 'Platform', ru: 'Площадка', tr: 'Platform' },
  },
  branch: { key: 'branch', unit: 'text', label: { en: 'Branch', ru: 'Филиал', tr: 'Şube' } },
  product: { key: 'product', unit: 'text', label: { en: 'Product', ru: 'Товар', tr: 'Ürün' } },
  month: { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  request: {
    ...{ key: 'request', unit: 'text' },
    label: { en: 'Review asked for', ru: 'Просьба об отзыве', tr: 'Yorum istendi mi' },
  },
};
