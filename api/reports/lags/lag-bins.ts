const HOUR = 1 / 24;
const DAYS = [0, HOUR, 1, 2, 3, 5, 7, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 545];

/** Where the bins of days begin: finer where most conversions are, the last at the end of the window. */
export function dayEdges(lookbackDays: number): readonly number[] {
  return [...DAYS.filter((edge) => edge < lookbackDays), lookbackDays];
}

/** Where the bins of touches begin. */
export const TOUCH_EDGES: readonly number[] = [1, 2, 3, 4, 5, 6, 8, 11, 16, 21, 31, 51];
