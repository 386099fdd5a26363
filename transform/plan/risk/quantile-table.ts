/** Points of z in a table; beyond the ends a draw in ten thousand million would stand. */
const POINTS = 1025;
const END = 6.5;
export const STEP = (2 * END) / (POINTS - 1);

/** A quantile function of z, tabulated: a Beta quantile costs thousands of times an interpolation. */
export interface QuantileTable {
  (z: number): number;
  /** Puts the quantile in the place of each z. */
  each(values: Float64Array): void;
}

/** A quantile function that is asked for each value by itself. */
export function quantileTable(at: (z: number) => number): QuantileTable {
  return Object.assign(at, {
    each: (values: Float64Array) => {
      for (let draw = 0; draw < values.length; draw++) values[draw] = at(values[draw]!);
    },
  });
}

export function tableOf(points: Float64Array): QuantileTable {
  return Object.assign((z: number) => interpolated(points, z), {
    each: (values: Float64Array) => interpolateEach(points, values),
  });
}

// A loop over one table is compiled with the interpolation in it; a call of the table of each driver is not.
function interpolateEach(points: Float64Array, values: Float64Array): void {
  for (let draw = 0; draw < values.length; draw++)
    values[draw] = interpolated(points, values[draw]!);
}

function interpolated(points: Float64Array, z: number): number {
  const last = POINTS - 1;
  const at = (z + END) / STEP;
  if (at <= 0) return points[0]!;
  if (at >= last) return points[last]!;
  const below = Math.floor(at);
  const low = points[below]!;
  return low + (at - below) * (points[below + 1]! - low);
}

export function tabulate(quantileAt: (z: number) => number): QuantileTable {
  return tableOf(Float64Array.from({ length: POINTS }, (_, index) => quantileAt(zOf(index))));
}

/**
 * Values y(z) that follow from y at one end by dy/dz = slope(z, y) [Runge–Kutta of 4th order, over every other point; those
 * between by the cubic through both with their slopes]. Towards the middle an error at the end shrinks by orders of
 * magnitude. `from` and `to` are an even number of points apart.
 */
export function integrate(
  values: Float64Array,
  from: number,
  to: number,
  slope: (z: number, y: number) => number,
): void {
  const direction = Math.sign(to - from);
  const h = 2 * direction * STEP;
  let y = values[from]!;
  let first = slope(zOf(from), y);
  for (let index = from; index !== to; index += 2 * direction) {
    const z = zOf(index);
    const b = slope(z + h / 2, y + (h / 2) * first);
    const c = slope(z + h / 2, y + (h / 2) * b);
    const d = slope(z + h, y + h * c);
    const next = y + (h / 6) * (first + 2 * b + 2 * c + d);
    const last = slope(z + h, next);
    values[index + direction] = (y + next) / 2 + (h / 8) * (first - last);
    values[index + 2 * direction] = next;
    y = next;
    first = last;
  }
}

export const FIRST = 0;
export const MIDDLE = (POINTS - 1) / 2;
export const LAST = POINTS - 1;
export const emptyTable = () => new Float64Array(POINTS);

export function zOf(index: number): number {
  return -END + index * STEP;
}
