/** More numbers than any pool has; what needs more is not looked for. */
export const MOST_NUMBERS = 10_000_000;

/**
 * Blocking of 0, 1, 2, … servers under `offered` Erlangs [Erlang 1917], by the stable recursion of its inverse
 * 1/B(N) = 1 + (N/A)·1/B(N − 1), 1/B(0) = 1. All terms are positive; where the inverse exceeds a double, B is 0.
 */
export function* blocking(offered: number): Generator<number> {
  let inverse = 1;
  yield 1;
  for (let servers = 1; servers <= MOST_NUMBERS; servers++) {
    inverse = offered === 0 ? Number.POSITIVE_INFINITY : 1 + (servers / offered) * inverse;
    yield 1 / inverse;
  }
}
