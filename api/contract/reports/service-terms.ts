import * as z from 'zod';
import { boundedInteger } from '../bounded-number.ts';
import { whereTerm } from '../where.ts';

/** What a row is: requests by one of the first three, or new customers by the month of their first sale. */
export const SERVICE_BY = ['topic', 'operator', 'month', 'onboarding'] as const;
export type ServiceBy = (typeof SERVICE_BY)[number];

export const REQUEST_MEASURES = [
  ...(['requests', 'answered', 'solved', 'reopened', 'repeated'] as const),
] as const;
export const CUSTOMER_MEASURES = ['customers', 'reached', 'asked', 'again'] as const;

/** Days after the first sale in which a question of a new customer is one of onboarding. */
export const ONBOARDING_DAYS = 30;
/** Days after the first sale within which a second one is looked for. */
export const AGAIN_DAYS = 90;

export const repeatDays = boundedInteger(1, 90)
  .default(7)
  .describe('Days within which another request of the same person is a repeat contact');

export const valueGoal = z
  .string()
  .max(64)
  .optional()
  .describe(
    'Name of a goal of the configuration that is the first value of a new customer; the delivery of the first order without it',
  );

/** What requests are filtered by: who answered them. New customers do not say it. */
export const SERVICE_DIMENSIONS = ['owner'] as const;
export const serviceWhere = whereTerm(
  'Only requests that pass (new customers say no owner)',
  SERVICE_DIMENSIONS,
);
