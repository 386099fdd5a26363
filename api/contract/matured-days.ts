import * as z from 'zod';
import { day } from './terms.ts';

/** Share of the sales of a day that has to have arrived for the day to be among the usual ones. */
export const MATURED_SHARE = 0.8;

/** `GET /api/v1/matured-days`: the last day that a report of matured days usually shows. */
export const maturedDays = z.object({
  share: z.number(),
  /**
   * Days after which that share of the sales of a single day has typically arrived: 0 where sales are dated by their
   * payment, null where there are too few of them to tell.
   */
  after_days: z.number().nullable(),
  /** The newest day with data, so many days before; null where either is not known. */
  to: day.nullable(),
});
export type MaturedDays = z.infer<typeof maturedDays>;

/** Of an answer whose request named no days: how its last one was found; null where it is simply the newest one. */
export const maturedPeriod = maturedDays.pick({ share: true, after_days: true }).nullable();

/** How far the sales of a period have typically arrived. */
export const maturityOfDays = z.object({
  /** The newest day with data: sales are known up to it. */
  measured_to: day,
  matured: z.number().nullable(),
  /** First day on which nine of ten sales of these days will typically have arrived. */
  ripe_on: day.nullable(),
  /** Days after which nine of ten sales of a single day have typically arrived; null where that cannot be told. */
  ripe_after: z.number().nullable(),
  /** Sales that the delays were measured on. */
  sales: z.number(),
});
