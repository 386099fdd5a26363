import { Matrix, solve } from 'ml-matrix';

export interface LogisticFit {
  readonly intercept: number;
  readonly weights: readonly number[];
}

const STEPS = 100;
const HALVINGS = 40;

export function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

/**
 * Logistic regression by Newton's method (IRLS) with halved steps: minimises Σ log loss + λ/2 |w|², the intercept free
 * [Hastie, Tibshirani, Friedman, 4.4]. With λ > 0 and both kinds present the minimum exists and is unique, for separable
 * rows too.
 * @param rows standardised features.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  target: readonly number[],
  lambda: number,
): LogisticFit {
  const size = (rows[0]?.length ?? 0) + 1;
  const positives = target.reduce((sum, one) => sum + one, 0);
  let theta = new Float64Array(size);
  theta[0] = Math.log(positives / (target.length - positives));
  let loss = objective(theta, rows, target, lambda);

  for (let step = 0; step < STEPS; step++) {
    const { gradient, hessian } = derivatives(theta, rows, target, lambda);
    const direction = solve(hessian, Matrix.columnVector(gradient)).to1DArray();
    let moved = false;
    for (let scale = 1, tries = 0; tries < HALVINGS; tries++, scale /= 2) {
      const next = theta.map((value, i) => value - scale * direction[i]!);
      const nextLoss = objective(next, rows, target, lambda);
      if (nextLoss >= loss) continue;
      moved = true;
      theta = next;
      loss = nextLoss;
      break;
    }
    if (!moved) break;
  }
  const [intercept = 0, ...weights] = theta;
  return { intercept, weights };
}

export function linear(theta: ArrayLike<number>, row: readonly number[]): number {
  return row.reduce((sum, value, i) => sum + value * theta[i + 1]!, theta[0]!);
}

function objective(
  theta: Float64Array,
  rows: readonly (readonly number[])[],
  target: readonly number[],
  lambda: number,
): number {
  const penalty = theta.reduce((sum, value, i) => (i === 0 ? 0 : sum + value * value), 0);
  return rows.reduce(
    (sum, row, i) => {
      const z = linear(theta, row);
      return sum + Math.max(z, 0) - z * target[i]! + Math.log1p(Math.exp(-Math.abs(z)));
    },
    (lambda / 2) * penalty,
  );
}

function derivatives(
  theta: Float64Array,
  rows: readonly (readonly number[])[],
  target: readonly number[],
  lambda: number,
): { gradient: Float64Array; hessian: Matrix } {
  const size = theta.length;
  const gradient = theta.map((value, i) => (i === 0 ? 0 : lambda * value));
  const hessian = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) hessian.set(i, i, i === 0 ? 0 : lambda);
  for (const [i, row] of rows.entries()) {
    const p = sigmoid(linear(theta, row));
    const weight = p * (1 - p);
    for (let j = 0; j < size; j++) {
      const x = j === 0 ? 1 : row[j - 1]!;
      gradient[j]! += (p - target[i]!) * x;
      for (let k = 0; k <= j; k++) {
        const value = hessian.get(j, k) + weight * x * (k === 0 ? 1 : row[k - 1]!);
        hessian.set(j, k, value);
        hessian.set(k, j, value);
      }
    }
  }
  return { gradient, hessian };
}
