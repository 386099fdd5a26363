/** Of an 80 % interval: a tenth lies beyond each end. */
const Z = 1.2815515655446004;

/**
 * Bounds of an 80 % interval of the expected number of sales, of which so many came: the bounds of a Poisson mean by
 * Wilson and Hilferty's approximation of the chi-square quantile (PNAS 17, 1931), which is good to a few hundredths of
 * a sale.
 * @param sales shares of sales count in part.
 */
export function poissonBounds(sales: number): { readonly low: number; readonly high: number } {
  return { low: lower(sales), high: upper(sales) };
}

/** Least mean that would show so many sales or more in one of ten cases. */
function lower(sales: number): number {
  if (sales <= 0) return 0;
  return Math.max(0, sales * (1 - 1 / (9 * sales) - Z / (3 * Math.sqrt(sales))) ** 3);
}

/** Greatest mean that would show so many sales or fewer in one of ten cases. */
function upper(sales: number): number {
  const next = sales + 1;
  return next * (1 - 1 / (9 * next) + Z / (3 * Math.sqrt(next))) ** 3;
}
