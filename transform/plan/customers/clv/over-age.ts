/** Of the interpolated function's largest value. */
const ERROR = 1e-10;
const MOST_NODES = 96;

/** The value at an age, whose ln(α + T) the caller has at hand. */
export type OverAge = (age: number, ln: number) => number;

/**
 * A function of age T, computed at a few ages only: the polynomial through the Chebyshev nodes of u = ln(α + T).
 *
 * Expected orders depend on T through (α + T)/(α + T + t) alone. In u that is analytic up to the lines ±iπ, so that the
 * error falls like ρ⁻ⁿ with n nodes, ρ = s + √(1 + s²), s = π over half the range of u [Trefethen 2013, theorem 8.2].
 * @param rows how many ages will be asked for: where they are no more than the nodes, each is computed.
 */
export function overAge(
  f: (age: number) => number,
  alpha: number,
  [least, most]: readonly [number, number],
  rows: number,
): OverAge {
  const [low, high] = [Math.log(alpha + least), Math.log(alpha + most)];
  const half = (high - low) / 2;
  const s = Math.PI / half;
  const nodes = Math.ceil(-Math.log(ERROR) / Math.log(s + Math.sqrt(1 + s * s))) + 2;
  if (!(half > 0) || rows <= nodes || nodes > MOST_NODES) return remembering(f);
  const middle = (high + low) / 2;
  const values = Float64Array.from({ length: nodes }, (_, k) => {
    const at = Math.cos((Math.PI * (k + 0.5)) / nodes);
    return f(Math.min(Math.max(Math.exp(middle + half * at) - alpha, least), most));
  });
  const coefficients = Float64Array.from({ length: nodes }, (_, j) => {
    const sum = values.reduce(
      (all, value, k) => all + value * Math.cos((Math.PI * j * (k + 0.5)) / nodes),
      0,
    );
    return (sum * (j === 0 ? 1 : 2)) / nodes;
  });
  return (_, ln) => {
    const twice = 2 * Math.min(Math.max((ln - middle) / half, -1), 1);
    let one = 0;
    let two = 0;
    for (let j = nodes - 1; j > 0; j--) {
      const next = coefficients[j]! + twice * one - two;
      two = one;
      one = next;
    }
    return coefficients[0]! + (twice / 2) * one - two;
  };
}

/** Rows of one age stand together or not at all: the last one is enough to remember. */
function remembering(f: (age: number) => number): OverAge {
  let before = Number.NaN;
  let value = Number.NaN;
  return (age) => {
    if (age !== before) {
      before = age;
      value = f(age);
    }
    return value;
  };
}
