import { formatMicros } from '@throughline/ingest/contract/money';
import {
  COVERAGE_CHECKS,
  type CoverageCheck,
  type CoverageReport,
  type coverage,
} from '../../contract/reports/coverage.ts';
import type { ReportAnswer } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { type CheckedPlace, fetchChecks } from './fetch-checks.ts';

/** Which share of the data is as figures need it, and where it is not. */
export const coverageAnswer: ReportAnswer<typeof coverage> = {
  answer: async (published, asked, config) => {
    const meta = reportMeta(published, asked, config);
    const places = await fetchChecks(published, meta, config);
    return {
      meta: { report: 'coverage', ...meta },
      rows: COVERAGE_CHECKS.map((check) => sumOf(check, places)),
    } satisfies CoverageReport;
  },
  drills: {
    rows: {
      answer: async (published, asked, config) => {
        const { check, limit, offset } = asked;
        const places = await fetchChecks(published, checkPeriod(asked), config);
        const failing = places
          .filter((place) => place.check === check && place.passed < place.total)
          .sort((a, b) => Number(b.total - b.passed - (a.total - a.passed)));
        return {
          rows: failing.slice(offset, offset + limit).map(({ label, passed, total }) => ({
            label,
            failed: written(check, total - passed),
            total: written(check, total),
          })),
        };
      },
    },
  },
};

function sumOf(check: CoverageCheck, all: readonly CheckedPlace[]): CoverageReport['rows'][number] {
  const places = all.filter((place) => place.check === check);
  const of = isMoney(check) ? 'money' : 'count';
  if (places.some(({ isUnknown }) => isUnknown))
    return { check, of, passed: null, failed: null, total: null, share: null };
  const passed = places.reduce((sum, place) => sum + place.passed, 0n);
  const total = places.reduce((sum, place) => sum + place.total, 0n);
  return {
    ...{ check, of, passed: written(check, passed), failed: written(check, total - passed) },
    total: written(check, total),
    share: total > 0n ? Number((passed * 1_000_000n) / total) / 1_000_000 : null,
  };
}

function isMoney(check: CoverageCheck): boolean {
  return check === 'revenue_attributed';
}

function written(check: CoverageCheck, amount: bigint): string | number {
  return isMoney(check) ? formatMicros(amount) : Number(amount);
}
