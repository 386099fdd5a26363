import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { conversionKind, day, page } from '../terms.ts';
import {
  REQUEST_MEASURES,
  REQUESTS,
  REVIEW_MEASURES,
  REVIEW_NAMES,
  REVIEWS_BY,
} from './reviews-terms.ts';

const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };

/** Reviews. */
export const reviewsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The reviews behind a figure, the newest first',
    ru: 'Отзывы, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki yorumlar, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    by: z.enum(REVIEWS_BY).default('platform').describe('What the rows of the report are'),
    name: z.string().max(256).optional().describe('Row of the report; all of them without it'),
    measure: z.enum(REVIEW_MEASURES).describe('Figure of the report'),
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
        platform: z.string(),
        branch: z.string(),
        product: z.string(),
        stars: z.number().nullable(),
        sentiment: z.string(),
        method: z.string(),
        reply_hours: z.number().nullable(),
        text: z.string(),
      }),
    ),
  }),
  columns: [
    DAY,
    REVIEW_NAMES.platform,
    {
      ...{ key: 'stars', unit: 'ratio', opens: () => 'bound' },
      label: { en: 'Rating of 5', ru: 'Оценка из 5', tr: 'Puan (5 üzerinden)' },
    },
    { key: 'sentiment', unit: 'text', label: { en: 'Sentiment', ru: 'Тональность', tr: 'Duygu' } },
    {
      ...{ key: 'method', unit: 'text' },
      label: { en: 'Sentiment by', ru: 'Тональность по', tr: 'Duygunun kaynağı' },
    },
    {
      ...{ key: 'reply_hours', unit: 'count', opens: () => 'bound' },
      label: { en: 'Answered after, h', ru: 'Ответ через, ч', tr: 'Yanıt süresi, sa' },
    },
    { key: 'text', unit: 'text', label: { en: 'Review', ru: 'Отзыв', tr: 'Yorum' } },
  ],
  schema: 'ReviewsCell',
});

/** Sales, and whether their buyer was asked for a review and wrote one. */
export const reviewsSales = drillContract({
  path: 'sales',
  question: {
    en: 'The sales behind a figure, the newest first',
    ru: 'Продажи, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki satışlar, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    name: z.enum(REQUESTS).optional().describe('With a request or without; both without it'),
    measure: z.enum(REQUEST_MEASURES).describe('All sales, or those that a review followed'),
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
        day,
        request: z.enum(REQUESTS),
        review_days: z.number().nullable(),
      }),
    ),
  }),
  columns: [
    DAY,
    { key: 'label', unit: 'text', label: { en: 'Sale', ru: 'Продажа', tr: 'Satış' } },
    REVIEW_NAMES.request,
    {
      ...{ key: 'review_days', unit: 'days', opens: () => 'bound' },
      label: { en: 'Days to the review', ru: 'Дней до отзыва', tr: 'Yoruma gün' },
    },
  ],
  schema: 'ReviewsSales',
});
