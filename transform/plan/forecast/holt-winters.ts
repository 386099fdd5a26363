export type Seasonal = 'multiplicative' | 'additive';

export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** Damping of the trend; 1 is none. */
  readonly phi: number;
}

export interface State {
  readonly level: number;
  readonly trend: number;
  /** Of the season's m months, the next one first. */
  readonly seasonal: readonly number[];
}

/** Joins a level with a season, and takes the season (or the level) out again. */
const JOIN = {
  multiplicative: {
    join: (level: number, season: number) => level * season,
    part: (value: number, by: number) => value / by,
  },
  additive: {
    join: (level: number, season: number) => level + season,
    part: (value: number, by: number) => value - by,
  },
} as const;

/** What a state expects h months later: (l + (φ + … + φ^h) b) joined with the season of that month, h = 1, 2, … */
export function expectedAfter(state: State, phi: number, kind: Seasonal, h: number): number {
  let trend = 0;
  for (let step = 1; step <= h; step++) trend += phi ** step;
  const season = state.seasonal[(h - 1) % state.seasonal.length]!;
  return JOIN[kind].join(state.level + trend * state.trend, season);
}

/**
 * Damped Holt–Winters [Hyndman & Athanasopoulos, ch. 8]:
 * l = α (y / s) + (1 − α)(l' + φ b'); b = β (l − l') + (1 − β) φ b'; s = γ y / (l' + φ b') + (1 − γ) s_{t−m}.
 * Additive: minus. A month whose figure is unknown teaches nothing: it is taken as it was expected.
 *
 * @returns what was expected of each month before it was known, and the state after the last one.
 */
export function smooth(
  series: readonly (number | null)[],
  { alpha, beta, gamma, phi }: Smoothing,
  initial: State,
  kind: Seasonal,
): { readonly fitted: readonly number[]; readonly last: State } {
  const { join, part } = JOIN[kind];
  const seasonal = [...initial.seasonal];
  let { level, trend } = initial;
  let month = 0;
  const fitted: number[] = [];
  for (const value of series) {
    const season = seasonal[month]!;
    const expected = level + phi * trend;
    fitted.push(join(expected, season));
    const next = value === null ? expected : alpha * part(value, season) + (1 - alpha) * expected;
    if (value !== null && gamma > 0)
      seasonal[month] = gamma * part(value, expected) + (1 - gamma) * season;
    trend = value === null ? phi * trend : beta * (next - level) + (1 - beta) * phi * trend;
    level = next;
    month = (month + 1) % seasonal.length;
  }
  const last = { level, trend, seasonal: [...seasonal.slice(month), ...seasonal.slice(0, month)] };
  return { fitted, last };
}

/** Facts less what was expected; unknown months have none. */
export function errorsOf(
  series: readonly (number | null)[],
  fitted: readonly number[],
): readonly number[] {
  return series.flatMap((value, index) => (value === null ? [] : [value - fitted[index]!]));
}
