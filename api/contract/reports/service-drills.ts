import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { day, page } from '../terms.ts';
import { CUSTOMER } from './customer-columns.ts';
import { SERVICE_NAMES } from './service-columns.ts';
import {
  CUSTOMER_MEASURES,
  REQUEST_MEASURES,
  repeatDays,
  SERVICE_BY,
  serviceWhere,
  valueGoal,
} from './service-terms.ts';

const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };
const name = z.string().max(512).optional().describe('Row of the report; all of them without it');

/** Requests for help. */
export const serviceRequests = drillContract({
  path: 'rows',
  question: {
    en: 'The requests behind a figure, the newest first',
    ru: 'Обращения, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki başvurular, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    by: z.enum(SERVICE_BY).default('topic').describe('What the rows of the report are'),
    days: repeatDays,
    name,
    measure: z.enum(REQUEST_MEASURES).describe('Figure of the report'),
    where: serviceWhere,
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
        topic: z.string(),
        operator: z.string(),
        response_minutes: z.number().nullable(),
        hours: z.number().nullable(),
        rating: z.number().nullable(),
      }),
    ),
  }),
  columns: [
    DAY,
    SERVICE_NAMES.topic,
    SERVICE_NAMES.operator,
    {
      ...{ key: 'response_minutes', unit: 'count', opens: () => 'bound' },
      label: { en: 'Answered after, min', ru: 'Ответили через, мин', tr: 'Yanıt süresi, dk' },
    },
    {
      ...{ key: 'hours', unit: 'count', opens: () => 'bound' },
      label: { en: 'Solved after, h', ru: 'Решено через, ч', tr: 'Çözüm süresi, sa' },
    },
    {
      ...{ key: 'rating', unit: 'percent', opens: () => 'bound' },
      label: { en: 'Rating', ru: 'Оценка', tr: 'Puan' },
    },
  ],
  schema: 'ServiceRequests',
});

/** New customers. */
export const serviceCustomers = drillContract({
  path: 'customers',
  question: {
    en: 'The new customers behind a figure',
    ru: 'Новые клиенты, из которых складывается цифра',
    tr: 'Bir rakamın arkasındaki yeni müşteriler',
  },
  asks: {
    ...periodTerms,
    goal: valueGoal,
    name,
    measure: z.enum(CUSTOMER_MEASURES).describe('Figure of the report'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(z.object({ customer: z.string(), day, value_days: z.number().nullable() })),
  }),
  columns: [
    CUSTOMER,
    { ...DAY, label: { en: 'First sale', ru: 'Первая продажа', tr: 'İlk satış' } },
    {
      ...{ key: 'value_days', unit: 'days', opens: () => 'bound' },
      label: { en: 'Days to first value', ru: 'Дней до первой ценности', tr: 'İlk değere gün' },
    },
  ],
  schema: 'ServiceCustomers',
});
