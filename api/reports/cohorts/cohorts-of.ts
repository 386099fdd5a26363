import { averageCohorts } from '@throughline/transform/plan/customers/cohorts/average-cohorts';
import { monthNumber } from '@throughline/transform/plan/customers/cohorts/cohort-input';
import { cohortFigures } from '@throughline/transform/plan/customers/cohorts/cohorts';
import type { CohortMonths } from '@throughline/transform/plan/customers/cohorts/group-orders';
import { ZERO } from '@throughline/transform/plan/figures/exact';
import type { CohortsReport } from '../../contract/reports/cohorts.ts';
import { exactOf, inHundredths } from '../customers/amounts.ts';

/** What a cohort bought in one of its months, as the warehouse writes it. */
export interface CohortMonth {
  /** First day of the month of the first orders. */
  readonly first_month: string;
  /** Months after it. */
  readonly month: string;
  readonly active: string;
  readonly known: string;
  readonly unknown: string;
}

/** Cohorts and their averages, as the calculation of the same name has them of single orders. */
export function cohortsOf(
  found: readonly CohortMonth[],
  asOf: string | null,
): Pick<CohortsReport, 'cohorts' | 'averages'> {
  if (asOf === null) return { cohorts: [], averages: [] };
  const last = monthNumber(asOf);
  const firsts = [...new Set(found.map(({ first_month }) => first_month))];
  const cohorts = firsts.map((first): CohortMonths => {
    const own = found.filter(({ first_month }) => first_month === first);
    const at = new Map(own.map((one) => [Number(one.month), one]));
    const month = monthNumber(first);
    return {
      month,
      // Everybody bought in the first month.
      customers: Number(at.get(0)!.active),
      months: Array.from({ length: last - month + 1 }, (_, k) => {
        const cell = at.get(k);
        if (!cell) return { active: 0, margin: ZERO };
        return { active: Number(cell.active), margin: exactOf(cell.known, cell.unknown) };
      }),
    };
  });
  return {
    cohorts: cohorts.map((cohort) => {
      const { cohort: name, customers, cells } = cohortFigures(cohort, last, null);
      return {
        ...{ cohort: name, customers },
        months: cells.map(({ margin, ltv, ...cell }) => ({
          ...cell,
          value: inHundredths(margin),
          ltv: inHundredths(ltv),
        })),
      };
    }),
    averages: averageCohorts(cohorts, last).map(({ ltv, ...average }) => ({
      ...average,
      ltv: inHundredths(ltv),
    })),
  };
}
