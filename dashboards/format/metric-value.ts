import type { UNITS } from '@throughline/api/contract/terms';

export type Unit = (typeof UNITS)[number];
/** As the API writes a metric: money is decimal text, counts and ratios are numbers, unknown is null. */
export type MetricValue = string | number | null;

/** For comparing, sorting and drawing only; unknown stays null and never becomes 0. */
export function numberOf(value: MetricValue | undefined): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
