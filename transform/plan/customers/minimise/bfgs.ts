import type { Minimum } from './nelder-mead.ts';

export interface SmoothMinimum extends Minimum {
  /** The last estimate of the inverse Hessian, with which a near problem starts faster. */
  readonly inverse: readonly Float64Array[];
}

/** The value at a point; fills in `slope`, the gradient there. Values may be infinite. */
export type SmoothFunction = (point: Float64Array, slope: Float64Array) => number;

const STEPS = 200;
const HALVINGS = 30;
/** Of a gradient per unit of the value: less is rounding. */
const FLAT = 1e-10;
/** Enough for one of many resamples, whose spread is far wider. */
export const NEARLY_FLAT = 1e-6;

/** Quasi-Newton minimum by BFGS with halved steps [Nocedal, Wright 2006, algorithm 6.1]. */
export function bfgs(
  f: SmoothFunction,
  start: ArrayLike<number>,
  from?: readonly Float64Array[],
  flat = FLAT,
): SmoothMinimum {
  let point = Float64Array.from(start);
  let slope = new Float64Array(point.length);
  let value = f(point, slope);
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
    const moved = found.point.map((one, i) => one - point[i]!);
    update(
      inverse,
      moved,
      found.slope.map((one, i) => one - slope[i]!),
    );
    ({ point, value, slope } = found);
  }
  return { point, value, inverse };
}

interface Found {
  readonly point: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly slope: Float64Array<ArrayBuffer>;
}

function lineSearch(
  f: SmoothFunction,
  point: Float64Array,
  value: number,
  direction: Float64Array,
  descent: number,
): Found | null {
  const slope = new Float64Array(point.length);
  for (let scale = 1, tries = 0; tries < HALVINGS; tries++, scale /= 2) {
    const next = Float64Array.from(point, (one, i) => one + scale * direction[i]!);
    const nextValue = f(next, slope);
    if (nextValue < value && nextValue <= value + 1e-4 * scale * descent)
      return { point: next, value: nextValue, slope };
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
