import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { leastSquares } from '../../figures/least-squares.ts';
import type { Parameter, Priors } from './priors.ts';
import type { Point, WeeklyModel } from './weekly-model.ts';

export interface PenalisedFit {
  readonly point: Point;
  readonly free: readonly Parameter[];
  /** Lower triangle L of the covariance L Lᵀ of the free parameters [Laplace's approximation]. */
  readonly spread: readonly (readonly number[])[];
  readonly noise: Noise;
  readonly r2: number | null;
}

interface Noise {
  /** Standard deviation of a week's margin around what is expected, of a mean week. */
  readonly relative: number;
  /** Of one week's deviation with the next one's. */
  readonly autocorrelation: number;
}

const ROUNDS = 3;
const LEAST_PART = 0.05;
const STARTS = [-0.7, 0.4, 1.6];
const DIFFERENCE = 1e-5;

/**
 * Penalised least squares: Σ (deviation / its standard deviation)² + Σ ((parameter − centre) / spread)² is smallest, the
 * most likely point under the priors. Margin comes from deals, so that its variance grows with what is expected; how fast
 * is estimated with the curve. Deviations that last over weeks count as fewer weeks.
 */
export function penalisedFit(model: WeeklyModel, priors: Priors): PenalisedFit | null {
  const { free, actual, expected } = model;
  const usual = Object.fromEntries(
    Object.entries(priors).map(([name, { centre }]) => [name, centre]),
  ) as Record<Parameter, number>;
  const pointOf = (values: readonly number[]): Point => ({
    ...usual,
    ...Object.fromEntries(free.map((name, at) => [name, values[at]!])),
  });
  let start = free.map((name) => usual[name]);
  let weights = weightsOf(expected(pointOf(start)));
  let noise = noiseOf(actual, expected(pointOf(start)), weights, free.length);
  const residualsAt = (values: readonly number[]): number[] | null => {
    const found = expected(pointOf(values));
    const residuals = [
      ...actual.map((value, week) => ((value - found[week]!) * weights[week]!) / noise.sd),
      ...free.map((name, at) => (values[at]! - priors[name].centre) / priors[name].spread),
    ];
    return residuals.every(Number.isFinite) ? residuals : null;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const bend = free.indexOf('bend');
    const starts = round > 0 || bend < 0 ? [start] : STARTS.map((one) => start.with(bend, one));
    const fits = starts.flatMap((one) => leastSquares(residualsAt, one) ?? []);
    const best = fits.sort((a, b) => a.sse - b.sse)[0];
    if (!best) return null;
    start = [...best.point];
    weights = weightsOf(expected(pointOf(start)));
    noise = noiseOf(actual, expected(pointOf(start)), weights, free.length);
  }
  const found = expected(pointOf(start));
  const mean = actual.reduce((sum, one) => sum + one, 0) / actual.length;
  const total = actual.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const left = actual.reduce((sum, one, week) => sum + (one - found[week]!) ** 2, 0);
  const spread = spreadOf(residualsAt, start);
  return (
    spread && {
      ...{ point: pointOf(start), free, spread },
      noise: { relative: noise.plain / Math.sqrt(mean), autocorrelation: noise.autocorrelation },
      r2: total > 0 ? 1 - left / total : null,
    }
  );
}

/** One over the root of what is expected: weeks with more deals scatter more. */
function weightsOf(found: Float64Array): Float64Array {
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  return found.map((one) => 1 / Math.sqrt(Math.max(one, LEAST_PART * mean)));
}

function noiseOf(
  actual: Float64Array,
  found: Float64Array,
  weights: Float64Array,
  parameters: number,
) {
  const deviations = actual.map((one, week) => (one - found[week]!) * weights[week]!);
  const squares = deviations.reduce((sum, one) => sum + one * one, 0);
  const beside = deviations.reduce((sum, one, week) => sum + one * (deviations[week - 1] ?? 0), 0);
  const autocorrelation = squares > 0 ? beside / squares : 0;
  const plain = Math.sqrt(squares / Math.max(1, actual.length - parameters));
  const lasting = Math.min(Math.max((1 + autocorrelation) / (1 - autocorrelation), 1), 4);
  // Data without any noise would make the priors count for nothing and the fit singular.
  const sd = Math.max(plain * Math.sqrt(lasting), 1e-9 / (weights[0] ?? 1));
  return { plain, sd, autocorrelation };
}

function spreadOf(
  residualsAt: (values: readonly number[]) => readonly number[] | null,
  at: readonly number[],
): number[][] | null {
  const columns = at.map((value, k) => {
    const up = residualsAt(at.with(k, value + DIFFERENCE));
    const down = residualsAt(at.with(k, value - DIFFERENCE));
    return up && down ? up.map((one, i) => (one - down[i]!) / (2 * DIFFERENCE)) : null;
  });
  if (columns.some((column) => column === null)) return null;
  const slopes = new Matrix(columns as number[][]);
  const decomposed = new CholeskyDecomposition(slopes.mmul(slopes.transpose()));
  if (!decomposed.isPositiveDefinite()) return null;
  const covariance = decomposed.solve(Matrix.eye(at.length));
  const factor = new CholeskyDecomposition(Matrix.add(covariance, covariance.transpose()).mul(0.5));
  return factor.isPositiveDefinite() ? factor.lowerTriangularMatrix.to2DArray() : null;
}
