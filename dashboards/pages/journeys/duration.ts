const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY_MS = 24 * HOUR;

/** A span of time in words, in the largest unit that it fills: "2.5 days", "3 hours", "20 minutes". */
export function duration(milliseconds: number, locale: string): string {
  const [unit, size] =
    milliseconds >= DAY_MS
      ? (['day', DAY_MS] as const)
      : milliseconds >= HOUR
        ? (['hour', HOUR] as const)
        : (['minute', MINUTE] as const);
  const amount = milliseconds / size;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: unit === 'day' && amount < 10 ? 1 : 0,
  }).format(amount);
}
