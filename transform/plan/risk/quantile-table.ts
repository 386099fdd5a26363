/** Points of z in a table; beyond the ends a draw in ten thousand million would stand. */
const POINTS = 1025;
const END = 6.5;
export const STEP = (2 * END) / (POINTS - 1);

/** A quantile function of z, tabulated: a Beta quantile costs thousands of times an interpolation. */
export type QuantileTable = (z: number) => number;

export function tableOf(values: Float64Array): QuantileTable {
  const last = POINTS - 1;
  return (z) => {
    const at = (z + END) / STEP;
    if (at <= 0) return values[0]!;
    if (at >= last) return values[last]!;
    const below = Math.floor(at);
    const low = values[below]!;
    return low + (at - below) * (values[below + 1]! - low);
  };
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
