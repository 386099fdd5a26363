import { Matrix, solve } from 'ml-matrix';

/** Residuals at a point; null where it is not allowed. */
export type Residuals = (point: readonly number[]) => readonly number[] | null;

export interface Fit {
  readonly point: readonly number[];
  readonly sse: number;
}

const ROUNDS = 200;

/**
 * Non-linear least squares [Levenberg 1944; Marquardt 1963] with differences for derivatives: Gauss–Newton steps that
 * turn into small gradient steps where they do not help. Never ends above the sum of squares at `start`.
 */
export function leastSquares(residuals: Residuals, start: readonly number[]): Fit | null {
  let at = residuals(start);
  if (!at) return null;
  let point = start;
  let sse = squares(at);
  let damping = 1e-3;
  for (let round = 0; round < ROUNDS && damping < 1e12 && sse > 0; round++) {
    const { gradient, hessian } = slopes(residuals, point, at);
    let improved = false;
    while (!improved && damping < 1e12) {
      const step = dampedStep(hessian, gradient, damping);
      const next = step && point.map((value, index) => value + step[index]!);
      const there = next && residuals(next);
      const found = there ? squares(there) : Number.POSITIVE_INFINITY;
      if (next && there && found < sse) {
        improved = true;
        const gain = (sse - found) / sse;
        [point, at, sse] = [next, there, found];
        damping = Math.max(1e-12, damping / 5);
        if (gain < 1e-10) return { point, sse };
      } else damping *= 4;
    }
  }
  return { point, sse };
}

function slopes(residuals: Residuals, point: readonly number[], at: readonly number[]) {
  const columns = point.map((value, index) => {
    const width = 1e-7 * Math.max(1, Math.abs(value));
    const moved = (by: number) =>
      residuals(point.map((other, one) => (one === index ? other + by : other)));
    const there = moved(width);
    if (there) return there.map((one, row) => (one - at[row]!) / width);
    const back = moved(-width);
    return at.map((one, row) => (back ? (one - back[row]!) / width : 0));
  });
  return {
    gradient: columns.map((column) => dot(column, at)),
    hessian: columns.map((left) => columns.map((right) => dot(left, right))),
  };
}

function dampedStep(
  hessian: readonly (readonly number[])[],
  gradient: readonly number[],
  damping: number,
): number[] | null {
  const largest = Math.max(...hessian.map((row, index) => row[index]!));
  if (!(largest > 0)) return null;
  const damped = hessian.map((row, index) =>
    row.map((value, column) =>
      // A direction that changes nothing (a scale shared by level and season) must not make it singular.
      column === index ? value + damping * Math.max(value, 1e-9 * largest) : value,
    ),
  );
  try {
    const step = solve(new Matrix(damped), Matrix.columnVector(gradient.map((one) => -one)));
    const values = step.to1DArray();
    return values.every(Number.isFinite) ? values : null;
  } catch {
    return null;
  }
}

const squares = (values: readonly number[]) => dot(values, values);

function dot(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += left[index]! * right[index]!;
  return sum;
}
