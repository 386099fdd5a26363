import type { MonthsReport, MonthsRow } from '@throughline/api/contract/reports/months';

export interface MonthPoints {
  readonly rows: readonly MonthsRow[];
  /** What is drawn beside the cost: the margin where any is known. */
  readonly earned: 'margin' | 'revenue';
  /** Of each month the cost that is known. */
  readonly costs: readonly (string | null)[];
  /** Some of it is only a part. */
  readonly isAtLeast: boolean;
}

/** The months of everything together, in their order. */
export function monthPoints({ rows }: Pick<MonthsReport, 'rows'>): MonthPoints {
  const whole = rows
    .filter(({ kind }) => kind === 'all')
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  return {
    rows: whole,
    earned: whole.some(({ margin }) => margin !== null) ? 'margin' : 'revenue',
    costs: whole.map(({ cost, at_least }) => cost ?? at_least.cost ?? null),
    isAtLeast: whole.some(({ cost, at_least }) => cost === null && at_least.cost !== undefined),
  };
}
