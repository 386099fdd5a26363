import type { rfm } from '../../contract/reports/rfm.ts';
import { RFM_SEGMENTS } from '../../contract/reports/rfm-drills.ts';
import { rfmNotes } from '../../contract/reports/rfm-notes.ts';
import type { Answering } from '../answer.ts';
import { twelveMonths } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { listedCustomers, scoresAt, segmentAt, totalsOf } from './scored-customers.ts';
import { type ScoredGroup, scoringOf } from './scoring.ts';

/**
 * Customers by recency, frequency and money of the twelve months that end with the period.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const rfmReport: Answering<typeof rfm> = async (published, asked, config) => {
  const { value } = asked;
  const meta = reportMeta(published, asked, config);
  const scored = scoringOf(published, meta.to, value);
  const [scoring, customers] = await Promise.all([
    scored,
    listedCustomers(published, { to: meta.to, value }, scored, asked),
  ]);
  const { groups, isEnough, minimum, unknown } = scoring;
  const sample = {
    status: isEnough ? ('enough' as const) : ('below_minimum' as const),
    ...{ customers: scoring.customers, minimum },
  };
  const unused = isEnough ? unusedScores(groups) : { r: [], f: [], m: [] };
  return {
    meta: {
      report: 'rfm',
      ...meta,
      ...{ value, refunds: 'on_day_of_sale', by: isEnough ? asked.by : 'customer' },
      ...{ window: twelveMonths(meta.to), sample },
      cuts: isEnough ? scoring.cuts : { recency_days: null, orders: null, value: null },
      ...{ unused, unknown_customers: unknown },
      notes: rfmNotes({ value, sample, unused, unknown }).map(({ en }) => en),
    },
    segments: isEnough
      ? RFM_SEGMENTS.map((segment) => ({
          segment,
          ...totalsOf(groups.filter(({ scores }) => segmentAt(scores) === segment)),
        }))
      : [],
    totals: totalsOf(groups),
    customers,
  };
};

/** Scores that nobody has, as where cut points coincide. */
function unusedScores(groups: readonly ScoredGroup[]): Record<'r' | 'f' | 'm', number[]> {
  const unused = (key: 'r' | 'f' | 'm') => {
    const used = new Set(groups.map(({ scores }) => scoresAt(scores)[key]));
    return [1, 2, 3, 4, 5].filter((score) => !used.has(score));
  };
  return { r: unused('r'), f: unused('f'), m: unused('m') };
}
