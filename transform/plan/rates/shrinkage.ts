/** Successes of trials: leads of visits, deals of leads. */
export interface Observed {
  readonly successes: number;
  readonly trials: number;
}

/** What a rate may be: Beta(alpha, beta). */
export interface RatePosterior {
  readonly alpha: number;
  readonly beta: number;
  readonly mean: number;
  /** Trials of its own. */
  readonly trials: number;
  /** How many trials of the group the group's rate is worth beside them. */
  readonly kappa: number;
}

/** Fewer campaigns do not tell how much campaigns of a group differ. */
const CAMPAIGNS_NEEDED = 5;
const KAPPA = { least: 5, most: 200, unknown: 20, ofGroup: 50 } as const;

/** Beta(κ p + s, κ (1 − p) + n − s): a rate between its own figures and those of what it belongs to. */
export function shrunkRate(
  { successes, trials }: Observed,
  prior: number,
  kappa: number,
): RatePosterior {
  const alpha = kappa * prior + successes;
  const beta = kappa * (1 - prior) + trials - successes;
  return { alpha, beta, mean: alpha / (alpha + beta), trials, kappa };
}

/**
 * Rates of a group's campaigns: the group's rate is shrunk to that of the business (κ = 50), each campaign's to the
 * group's with κ by moments, 5 ≤ κ ≤ 200.
 */
export function campaignRates(campaigns: readonly Observed[], business: number): RatePosterior[] {
  const group = shrunkRate(
    {
      successes: campaigns.reduce((so, { successes }) => so + successes, 0),
      trials: campaigns.reduce((so, { trials }) => so + trials, 0),
    },
    business,
    KAPPA.ofGroup,
  );
  const kappa = kappaOf(campaigns, group.mean);
  return campaigns.map((campaign) => shrunkRate(campaign, group.mean, kappa));
}

/**
 * By moments: campaigns' rates vary around p by p (1 − p) / (κ + 1), and by sampling, p (1 − p) / n, on top. The variance
 * between campaigns is weighted by their trials [Kleinman 1973].
 */
export function kappaOf(campaigns: readonly Observed[], p: number): number {
  const known = campaigns.filter(({ trials }) => trials > 0);
  const trials = known.reduce((so, one) => so + one.trials, 0);
  const spread = p * (1 - p);
  if (known.length < CAMPAIGNS_NEEDED || spread <= 0) return KAPPA.unknown;
  const between = known.reduce(
    (so, one) => so + (one.trials / trials) * (one.successes / one.trials - p) ** 2,
    0,
  );
  const sampling = (spread * known.length) / trials;
  // They differ by no more than chance would make them: as like as can be said.
  if (between <= sampling) return KAPPA.most;
  return Math.min(KAPPA.most, Math.max(KAPPA.least, spread / (between - sampling) - 1));
}
