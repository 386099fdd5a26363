export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
}

const STEPS_PER_DIMENSION = 200;
const FIRST_STEP = 0.5;

/**
 * Downhill simplex [Nelder, Mead 1965], with the usual factors 1, 2, ½, ½. It needs no derivative and bears infinite
 * values, which makes it good for the first way to a minimum and slow for the last.
 */
export function nelderMead(
  f: (point: Float64Array) => number,
  start: ArrayLike<number>,
  tolerance = 1e-7,
): Minimum {
  const size = start.length;
  const at = (point: Float64Array): Minimum => ({ point, value: f(point) });
  const simplex = [at(Float64Array.from(start))];
  for (let i = 0; i < size; i++) {
    const point = Float64Array.from(start);
    point[i]! += FIRST_STEP;
    simplex.push(at(point));
  }

  for (let step = 0; step < STEPS_PER_DIMENSION * size; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0]!;
    const worst = simplex[size]!;
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance)) break;
    const centre = centroid(simplex.slice(0, size));
    const along = (factor: number) =>
      at(centre.map((value, i) => value + factor * (value - worst.point[i]!)));

    const reflected = along(1);
    if (reflected.value < best.value) {
      const expanded = along(2);
      simplex[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[size - 1]!.value) {
      simplex[size] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[size] = contracted;
      else
        for (let i = 1; i <= size; i++) {
          const { point } = simplex[i]!;
          simplex[i] = at(point.map((value, k) => (value + best.point[k]!) / 2));
        }
    }
  }
  return simplex.reduce((best, one) => (one.value < best.value ? one : best));
}

function centroid(points: readonly Minimum[]): Float64Array {
  const sum = new Float64Array(points[0]!.point.length);
  for (const { point } of points) for (const [i, value] of point.entries()) sum[i]! += value;
  return sum.map((value) => value / points.length);
}
