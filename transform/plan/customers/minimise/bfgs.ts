import type { Minimum } from './nelder-mead.ts';

export interface SmoothMinimum extends Minimum {
  /** The last estimate of the inverse Hessian, with which a near problem starts faster. */
  readonly inverse: readonly Float64Array[];
}

const STEPS = 200;
const DIFFERENCE = 1e-4;
const HALVINGS = 30;
/** Of a gradient per unit of the value: less is the noise of its differences. */
const FLAT = 1e-9;
/** Enough for one of many resamples, whose spread is far wider. */
export const NEARLY_FLAT = 1e-6;

/** Quasi-Newton minimum by BFGS with central differences and halved steps [Nocedal, Wright 2006, algorithm 6.1]. */
export function bfgs(
  f: (point: Float64Array) => number,
  start: ArrayLike<number>,
  from?: readonly Float64Array[],
  flat = FLAT,
): SmoothMinimum {
  let point = Float64Array.from(start);
  let value = f(point);
  let slope = gradient(f, point);
  let inverse = from
    ? from.map((row) => Float64Array.from(row))
    : identity(point.length, 1 / Math.max(1, norm(slope)));

  for (let step = 0; step < STEPS; step++) {
    if (norm(slope) <= flat * Math.max(1, Math.abs(value))) break;
    let direction = negativeProduct(inverse, slope);
    if (dot(direction, slope) >= 0) {
      inverse = identity(point.length, 1 / Math.max(1, norm(slope)));
      direction = negativeProduct(inverse, slope);
    }
    const found = lineSearch(f, point, value, direction, dot(direction, slope));
    if (!found) break;
    const nextSlope = gradient(f, found.point);
    const moved = found.point.map((one, i) => one - point[i]!);
    update(
      inverse,
      moved,
      nextSlope.map((one, i) => one - slope[i]!),
    );
    ({ point, value } = found);
    slope = nextSlope;
  }
  return { point, value, inverse };
}

function lineSearch(
  f: (point: Float64Array) => number,
  point: Float64Array,
  value: number,
  direction: Float64Array,
  descent: number,
): { point: Float64Array<ArrayBuffer>; value: number } | null {
  for (let scale = 1, tries = 0; tries < HALVINGS; tries++, scale /= 2) {
    const next = Float64Array.from(point, (one, i) => one + scale * direction[i]!);
    const nextValue = f(next);
    if (nextValue < value && nextValue <= value + 1e-4 * scale * descent)
      return { point: next, value: nextValue };
  }
  return null;
}

/** Inverse Hessian after a step s with the change y of the gradient; left as it is where the curvature is not positive. */
function update(inverse: Float64Array[], s: Float64Array, y: Float64Array): void {
  const curvature = dot(s, y);
  if (!(curvature > 1e-14)) return;
  const hy = inverse.map((row) => dot(row, y));
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  for (const [i, row] of inverse.entries())
    for (let j = 0; j < row.length; j++)
      row[j]! += factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / curvature;
}

function gradient(f: (point: Float64Array) => number, point: Float64Array): Float64Array {
  return point.map((one, i) => {
    const [up, down] = [point.slice(), point.slice()];
    up[i] = one + DIFFERENCE;
    down[i] = one - DIFFERENCE;
    const slope = (f(up) - f(down)) / (2 * DIFFERENCE);
    return Number.isFinite(slope) ? slope : 0;
  });
}

function identity(size: number, scale: number): Float64Array[] {
  return Array.from({ length: size }, (_, i) => new Float64Array(size).fill(scale, i, i + 1));
}

function negativeProduct(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => -dot(row, vector));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function norm(vector: Float64Array): number {
  return vector.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
}
