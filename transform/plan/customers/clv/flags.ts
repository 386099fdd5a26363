import type { BgNbdFit } from './bg-nbd.ts';
import type { GammaGammaFit, MeanValues } from './gamma-gamma.ts';

export type OrdersFlag = 'a_b_large' | 'r_small' | 'at_bound';
export type ValueFlag = 'orders_and_value_correlated' | 'q_at_most_1' | 'at_bound';

const LARGE = 1_000;
const SMALL = 0.001;
/** Of the logarithms of parameters. */
const NEAR_BOUND = 11.5;
const MOST_CORRELATION = 0.3;

/** Where the data do not tell the parameters: everybody leaves at one rate, or hardly anybody ever orders again. */
export function ordersFlags({ r, a, b, minimum }: BgNbdFit): readonly OrdersFlag[] {
  return [
    ...(a > LARGE || b > LARGE ? (['a_b_large'] as const) : []),
    ...(r < SMALL ? (['r_small'] as const) : []),
    ...(atBound(minimum.point) ? (['at_bound'] as const) : []),
  ];
}

/** Gamma–Gamma assumes that how often somebody orders tells nothing of how much. */
export function valueFlags(fit: GammaGammaFit, correlation: number | null): readonly ValueFlag[] {
  return [
    ...(Math.abs(correlation ?? 0) > MOST_CORRELATION
      ? (['orders_and_value_correlated'] as const)
      : []),
    ...(fit.q <= 1 ? (['q_at_most_1'] as const) : []),
    ...(atBound(fit.minimum.point) ? (['at_bound'] as const) : []),
  ];
}

function atBound(point: Float64Array): boolean {
  return point.some((one) => Math.abs(one) > NEAR_BOUND);
}

/** Pearson correlation of repeat orders and their mean value; null where one of them never changes. */
export function correlationOf({ x, mean, weight }: MeanValues): number | null {
  const count = weight.reduce((sum, one) => sum + one, 0);
  const average = (of: (i: number) => number) =>
    weight.reduce((sum, one, i) => sum + one * of(i), 0) / count;
  const [meanX, meanM] = [average((i) => x[i]!), average((i) => mean[i]!)];
  const covariance = average((i) => (x[i]! - meanX) * (mean[i]! - meanM));
  const spread = Math.sqrt(
    average((i) => (x[i]! - meanX) ** 2) * average((i) => (mean[i]! - meanM) ** 2),
  );
  return spread > 0 ? covariance / spread : null;
}
