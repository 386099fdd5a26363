import type { Verdict } from '../../contract/reports/campaigns.ts';

/** Of an 80 % interval: a tenth lies beyond each end. */
const Z = 1.2815515655446004;
/** So few sales decide little by themselves. */
const FEW_SALES = 10;

/** What a campaign cost and brought, in units of money; shares of sales count in part. */
export interface Outcome {
  readonly cost: number;
  readonly margin: number;
  readonly sales: number;
  /** Margin of one sale of all campaigns, for those that have sold nothing yet. */
  readonly usualMargin: number | null;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly low: number;
  /** Null where nothing says what a sale would bring. */
  readonly high: number | null;
  /** Sales more that would decide it, if it goes on as it did; null where it is decided, or nothing would. */
  readonly needs: number | null;
}

/**
 * A verdict by the interval of the profit. Sales come by chance: of how many there were, the number that is expected
 * lies within the bounds of a Poisson mean (Wilson and Hilferty's approximation of the chi-square quantile, which is
 * good to a few hundredths of a sale); what one sale brings is taken as it is.
 */
export function judge({ cost, margin, sales, usualMargin }: Outcome): Judged {
  if (sales <= 0 && usualMargin === null)
    return { verdict: 'too_early', low: margin - cost, high: null, needs: null };
  const each = sales > 0 ? margin / sales : (usualMargin ?? 0);
  const ends = [each * lower(sales) - cost, each * upper(sales) - cost];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const profit = margin - cost;
  if (high < 0) return { verdict: 'stop', low, high, needs: null };
  if (low > 0) return { verdict: 'grow', low, high, needs: null };
  const needs = salesToDecide(margin, cost, sales);
  if (sales < FEW_SALES) return { verdict: 'too_early', low, high, needs };
  return { verdict: profit > 0 ? 'keep' : 'watch', low, high, needs };
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

/** With cost and margin growing as they do, the sales at which the interval no longer holds 0. */
function salesToDecide(margin: number, cost: number, sales: number): number | null {
  if (sales <= 0 || margin <= 0 || margin === cost) return null;
  // The share of its sales that would just pay for it.
  const even = (sales * cost) / margin;
  const isDecided = (factor: number) =>
    even > sales ? upper(sales * factor) < even * factor : lower(sales * factor) > even * factor;
  let [decided, open] = [2, 1];
  while (!isDecided(decided)) {
    [open, decided] = [decided, decided * 2];
    if (decided > 1e6) return null;
  }
  while ((decided - open) * sales > 0.5) {
    const middle = (open + decided) / 2;
    if (isDecided(middle)) decided = middle;
    else open = middle;
  }
  return Math.max(1, Math.ceil(sales * (decided - 1)));
}
