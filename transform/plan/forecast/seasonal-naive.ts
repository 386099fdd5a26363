/** Each month as the same month of the last season in which it is known; null where it never was. */
export function seasonalNaive(
  series: readonly (number | null)[],
  m: number,
  horizon: number,
): (number | null)[] {
  return Array.from({ length: horizon }, (_, ahead) => {
    for (let at = series.length + ahead - m; at >= 0; at -= m) {
      const value = series[at];
      if (value !== null && value !== undefined) return value;
    }
    return null;
  });
}
