/** One way to count as a dot; both places in percent. */
export interface PlacedReading {
  readonly reading: number;
  readonly x: number;
  readonly y: number;
  readonly earns: boolean;
}

/** Beyond so many times the cost all is the same: a cheap channel must not flatten the rest of its dots. */
const CAP = 3;

/**
 * A specification curve: the readings that have a figure from the least to the greatest, and the line of 0. `y` grows
 * downwards; a figure above the cap stands at the upper edge.
 */
export function specificationLayout(romis: readonly (number | null)[]): {
  readonly dots: readonly PlacedReading[];
  readonly zero: number;
} {
  const known = romis
    .map((romi, reading) => ({ romi, reading }))
    .filter((one): one is { romi: number; reading: number } => one.romi !== null)
    .sort((a, b) => a.romi - b.romi || a.reading - b.reading);
  const cut = (romi: number) => Math.min(CAP, romi);
  const low = Math.min(-0.2, ...known.map(({ romi }) => cut(romi)));
  const high = Math.max(0.2, ...known.map(({ romi }) => cut(romi)));
  const y = (romi: number) => 100 - ((cut(romi) - low) / (high - low)) * 100;
  return {
    zero: y(0),
    dots: known.map(({ romi, reading }, at) => ({
      reading,
      x: ((at + 0.5) / known.length) * 100,
      y: y(romi),
      earns: romi > 0,
    })),
  };
}
