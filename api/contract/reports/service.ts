import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { meta } from '../terms.ts';
import { ALL_SERVICE_COLUMNS, SERVICE_NAMES, serviceColumns } from './service-columns.ts';
import { serviceCustomers, serviceRequests } from './service-drills.ts';
import { serviceNotes } from './service-notes.ts';
import { repeatDays, SERVICE_BY, serviceWhere, valueGoal } from './service-terms.ts';

const share = z.number().nullable();

const ofRequests = z.object({
  requests: z.number(),
  answered: z.number(),
  /** Minutes; null where no answer is known. */
  response: share,
  solved: z.number(),
  solved_share: share,
  /** Hours to the first solution; null where none is known. */
  hours: share,
  reopened: z.number(),
  repeated: z.number(),
  repeated_share: share,
  /** Of 1; null where nobody rated. */
  rating: share,
});
export type RequestFigures = z.infer<typeof ofRequests>;

const ofCustomers = z.object({
  customers: z.number(),
  reached: z.number(),
  value_days: share,
  /** Null while no source tells of requests. */
  asked: z.number().nullable(),
  asked_share: share,
  again: z.number(),
  /** Of those whose ninety days are over; null without any. */
  again_share: share,
});
export type CustomerFigures = z.infer<typeof ofCustomers>;

export const serviceReport = z.object({
  meta: meta.extend({
    report: z.literal('service'),
    by: z.enum(SERVICE_BY),
    where: z.array(z.string()),
    days: z.number(),
    goal: z.string().nullable(),
    /** Whether any source has ever told of a request. */
    tells_requests: z.boolean(),
  }),
  requests: z.array(ofRequests.extend({ name: z.string() })),
  /** Of all requests; null where the rows are of customers. */
  totals: ofRequests.nullable(),
  onboarding: z.array(ofCustomers.extend({ name: z.string() })),
});
export type ServiceReport = z.infer<typeof serviceReport>;

/** How quickly customers get help, how often they ask again, and how soon new ones get what they came for. */
export const service = reportContract({
  name: 'service',
  question: {
    en: 'How quickly do customers get help, and how soon do new ones get what they came for?',
    ru: 'Как быстро клиентам помогают и как скоро новые получают то, за чем пришли?',
    tr: 'Müşteriler ne kadar hızlı yardım alıyor, yeniler istediklerine ne kadar çabuk ulaşıyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  mayFindNothing: true,
  asks: {
    by: z.enum(SERVICE_BY).default('topic').describe('What a row is: requests, or new customers'),
    days: repeatDays,
    goal: valueGoal,
    where: serviceWhere,
  },
  answer: serviceReport,
  columns: ALL_SERVICE_COLUMNS,
  table: ({ meta: { by }, requests, totals, onboarding }) => ({
    columns: serviceColumns(by) as readonly Column[],
    rows: [
      ...(by === 'onboarding' ? onboarding : requests).map(({ name, ...cells }) => ({
        cells: { [SERVICE_NAMES[by].key]: name, ...cells },
        key: name,
      })),
      ...(totals && requests.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
    ],
  }),
  notes: (answer, language = 'en') => serviceNotes(answer).map((texts) => texts[language]),
  drills: { rows: serviceRequests, customers: serviceCustomers },
  samples: [{ by: 'onboarding' }, { by: 'topic' }, { by: 'operator', where: 'owner:not:' }],
});
export type ServiceQuery = z.input<typeof service.query>;
