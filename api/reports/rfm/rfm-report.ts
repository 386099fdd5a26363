import type { rfm } from '../../contract/reports/rfm.ts';
import { RFM_SEGMENTS } from '../../contract/reports/rfm-drills.ts';
import { rfmNotes } from '../../contract/reports/rfm-notes.ts';
import type { Answering } from '../answer.ts';
import { twelveMonths } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { scoredCustomers, totalsOf } from './scored-customers.ts';

/**
 * Customers by recency, frequency and money of the twelve months that end with the period.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const rfmReport: Answering<typeof rfm> = async (published, asked, config) => {
  const { value, limit, offset } = asked;
  const meta = reportMeta(published, asked, config);
  const { customers, scoring } = await scoredCustomers(published, meta.to, value);
  const { status, have, minimum } = scoring.sample;
  const sample = { status, customers: have.customers ?? 0, minimum: minimum.customers ?? 0 };
  const isEnough = status === 'enough';
  const { recency_days, orders, margin } = scoring.cuts;
  const none = { r: [], f: [], m: [] };
  const unused = isEnough ? copied(scoring.unused) : none;
  return {
    meta: {
      report: 'rfm',
      ...meta,
      ...{ value, refunds: 'on_day_of_sale', by: isEnough ? asked.by : 'customer' },
      window: twelveMonths(meta.to),
      sample,
      cuts: isEnough
        ? { recency_days: list(recency_days), orders: list(orders), value: list(margin) }
        : { recency_days: null, orders: null, value: null },
      unused,
      unknown_customers: scoring.meta.unknown.margin,
      notes: rfmNotes({
        ...{ value, sample, unused },
        unknown: scoring.meta.unknown.margin,
      }).map(({ en }) => en),
    },
    segments: isEnough
      ? RFM_SEGMENTS.map((segment) => ({
          segment,
          ...totalsOf(customers.filter(({ shown }) => shown.segment === segment)),
        }))
      : [],
    totals: totalsOf(customers),
    customers: customers.slice(offset, offset + limit).map(({ shown }) => shown),
  };
};

const list = (cuts: readonly number[] | null) => cuts && [...cuts];

function copied({ r, f, m }: Readonly<Record<'r' | 'f' | 'm', readonly number[]>>) {
  return { r: [...r], f: [...f], m: [...m] };
}
