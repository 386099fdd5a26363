import type { CohortsReport } from '@throughline/api/contract/reports/cohorts';

type Month = CohortsReport['cohorts'][number]['months'][number];

export interface TriangleCell extends Month {
  /** How strongly it is coloured, from 0 to 1. */
  readonly heat: number;
}

export interface CohortTriangle {
  /** Months after the first order, 0 for its own. */
  readonly months: readonly number[];
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly customers: number;
    /** In the order of `months`; null where a month has not come yet. */
    readonly cells: readonly (TriangleCell | null)[];
  }[];
  /** Of all cohorts, by month; null where none has come so far. */
  readonly averages: readonly (number | null)[];
}

/**
 * Cohorts by months after the first order; null where there is nothing to compare. The month of the first order is 100 %
 * of everybody, so colours are scaled to the months after it.
 */
export function cohortTriangle({
  cohorts,
  averages,
}: Pick<CohortsReport, 'cohorts' | 'averages'>): CohortTriangle | null {
  const later = cohorts.flatMap(({ months }) => months.filter(({ month }) => month > 0));
  if (later.length === 0) return null;
  const most = Math.max(...later.map(({ retention }) => retention));
  const months = Array.from(
    { length: Math.max(...later.map(({ month }) => month)) + 1 },
    (_, month) => month,
  );
  const heatOf = ({ month, retention }: Month) =>
    month === 0 || most === 0 ? 0 : retention / most;
  return {
    months,
    cohorts: cohorts.map(({ cohort, customers, months: of }) => {
      const byMonth = new Map(of.map((one) => [one.month, one]));
      return {
        ...{ cohort, customers },
        cells: months.map((month) => {
          const found = byMonth.get(month);
          return found ? { ...found, heat: heatOf(found) } : null;
        }),
      };
    }),
    averages: months.map(
      (month) => averages.find((average) => average.month === month)?.retention ?? null,
    ),
  };
}
