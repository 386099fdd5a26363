import type { preHandlerAsyncHookHandler } from 'fastify';
import type { ReportContract } from '../contract/report.ts';
import type { DatedBy } from '../reports/dated-by.ts';
import { fetchMaturedDays } from '../reports/maturity/matured-days.ts';
import { calendarYear, lastDays, type Period, twelveMonths } from '../reports/period.ts';
import type { ReportConfig } from '../reports/report-config.ts';
import type { Answers } from './answers.ts';
import { DEFAULT_PERIOD_HEADER } from './default-period-header.ts';

/** Days where a request names none. */
const DAYS = 30;
const WEEK = 7;

interface Dated {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Puts days into a request that names none or only one: the last 30 complete ones that can hold data, so they end
 * yesterday in the business's zone, or with the newest day that has data. Reports of matured days end with the last of
 * these instead, where that is earlier. From here on the request is one with these days, for the cache as well.
 * @param isOfTwelveMonths `to` alone decides.
 * @param usually what is meant where no day is named.
 */
export function defaultPeriod(
  answers: Answers,
  { timezone, customWeights }: Pick<ReportConfig, 'timezone' | 'customWeights'>,
  { isOfTwelveMonths = false, usually }: Pick<ReportContract, 'isOfTwelveMonths' | 'usually'> = {},
): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    const { from, to } = request.query as Dated;
    if (from !== undefined && to !== undefined) {
      if (isOfTwelveMonths) request.query = { ...(request.query as object), ...twelveMonths(to) };
      return;
    }
    const { reader, state, dataRange } = await answers.current(request, reply);
    const isUnnamed = from === undefined && to === undefined;
    const matured =
      typeof usually === 'object' && isUnnamed
        ? await fetchMaturedDays(reader, state, dataRange, {
            ...(request.query as Pick<DatedBy, 'model' | 'basis'>),
            customWeights,
          })
        : null;
    const complete = completed(
      { ...(from && { from }), ...(to && { to }) },
      dataRange,
      todayIn(timezone),
      daysOf(usually),
    );
    const isCut = matured?.to != null && matured.to < complete.to;
    const days = isCut ? lastDays(matured.to!, daysOf(usually)) : complete;
    const isYear = usually === 'twelve_months' && from === undefined;
    const period = isOfTwelveMonths ? twelveMonths(days.to) : isYear ? calendarYear(days.to) : days;
    request.query = {
      ...(request.query as object),
      ...period,
      ...(isUnnamed && { default_period: true }),
      ...(isCut && { matured_period: { share: matured.share, after_days: matured.after_days } }),
    };
    reply.header(DEFAULT_PERIOD_HEADER, `${period.from}..${period.to}`);
  };
}

/** How many days are meant where not both ends are named. */
function daysOf(usually: ReportContract['usually']): number {
  if (typeof usually === 'object') return usually.maturedDays;
  return usually === 'week' ? WEEK : DAYS;
}

/**
 * The days that a request means which names one end of them, or none. A day that is not over yet would look like a
 * bad one, so it is left out unless there is nothing else.
 * @param today the calendar day in the business's zone.
 * @param days how many, where not both ends are named.
 */
export function completed(
  { from, to }: Dated,
  dataRange: Period | null,
  today: string,
  days = DAYS,
): Period {
  const yesterday = lastDays(today, 2).from;
  const last = dataRange && dataRange.from > yesterday ? today : yesterday;
  const newest = dataRange && dataRange.to < last ? dataRange.to : last;
  if (to !== undefined) return { from: from ?? lastDays(to, days).from, to };
  if (from !== undefined) return { from, to: from > newest ? from : newest };
  return lastDays(newest, days);
}

/** The calendar day in a zone, as `2026-03-31`. */
function todayIn(timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(
    new Date(),
  );
}
