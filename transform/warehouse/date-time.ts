/** The engine reads fewer digits than nine before the point as the beginning of a calendar date. */
const NINE_DIGITS_OF_SECONDS = 100_000_000_000_000;

/**
 * Text of a moment as a `DateTime64(6, 'UTC')` column or parameter takes it: seconds with six decimals,
 * or the calendar's form for the moments before March 1973, which the engine does not read as seconds.
 * @param micros whole µs since 1970 UTC; negative before it.
 */
export function dateTime64(micros: number): string {
  if (micros >= NINE_DIGITS_OF_SECONDS) {
    const seconds = Math.floor(micros / 1_000_000);
    return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}`;
  }
  const millis = Math.floor(micros / 1000);
  const calendar = new Date(millis).toISOString().slice(0, -1).replace('T', ' ');
  return `${calendar}${String(micros - millis * 1000).padStart(3, '0')}`;
}
