/** What a campaign had in a month of the past. Money is plain numbers: spreads are measured, nothing is paid. */
export interface CampaignMonth {
  readonly cost: number;
  readonly clicks: number;
  readonly leads: number;
  readonly deals: number;
  readonly revenue: number;
}

export interface HistoryDrivers {
  readonly cpc: Price | null;
  readonly lead_rate: Rate | null;
  readonly deal_rate: Rate | null;
  readonly aov: Price | null;
}

interface Price {
  readonly kind: 'lognormal';
  readonly median: number;
  readonly sigma: number;
}

interface Rate {
  readonly kind: 'beta';
  readonly alpha: number;
  readonly beta: number;
}

const PRICE = { least: 0.05, unknown: 0.2, stretches: 6 } as const;
/** Trials that a rate of a campaign without any would be worth [Jeffreys 1946]. */
const JEFFREYS = 0.5;
/** Fewer stretches do not tell how much a rate varies: it is taken to vary by a tenth of itself. */
const UNKNOWN_VARIATION = 0.1;

export interface HistoryRisk {
  /** Of each campaign, in the order in which they were given. */
  readonly drivers: readonly HistoryDrivers[];
  /** k of `counts: 'negbin'`: what months of a stretch scatter beyond chance. */
  readonly dispersion: number;
}

/**
 * Drivers of the months ahead from those behind, as `risk` takes them. `risk` draws a driver once for the whole plan, so its
 * spread is that of stretches as long as the plan. How well the mean of the past is known is too little (a rate of 300 leads
 * in 10,000 clicks is known to 6 %, and yet next quarter's is another one), and how single months scatter is too much: most
 * of that evens out within a plan. What months of a stretch scatter around it is no level, moves with no market, and is left
 * to the counts. Where there are fewer than six stretches, shorter ones are looked at.
 * @param planMonths how many months the plan has.
 */
export function historyRisk(
  campaigns: readonly (readonly CampaignMonth[])[],
  planMonths: number,
): HistoryRisk {
  const cut = campaigns.map((months) => stretchesOf(months, planMonths));
  const scatter = {
    lead_rate: scatterWithin(cut, 'leads', 'clicks'),
    deal_rate: scatterWithin(cut, 'deals', 'leads'),
  };
  return {
    drivers: cut.map((stretches) => {
      const sums = stretches.map(sumOf);
      const length = stretches[0]?.length ?? 1;
      const prices = sums.filter(({ clicks }) => clicks > 0);
      return {
        cpc: priceOf(prices, (one) => one.cost / one.clicks),
        lead_rate: rateOf(
          sums.map((one) => ({ successes: one.leads, trials: one.clicks })),
          scatter.lead_rate / length,
        ),
        deal_rate: rateOf(
          sums.map((one) => ({ successes: one.deals, trials: one.leads })),
          scatter.deal_rate / length,
        ),
        aov: aovOf(sums),
      };
    }),
    dispersion: 1 / Math.max(1 / CHANCE_ALONE, scatter.lead_rate + scatter.deal_rate),
  };
}

/** Dispersion of counts that scatter like Poisson numbers. */
const CHANCE_ALONE = 1_000;
const MOST_SCATTER = 0.5;

/**
 * What months of a stretch scatter around its rate beyond chance, as a variance of ratios (1/k of a negative binomial), by
 * the Pearson dispersion of all campaigns' counts: Σ ((y − μ)² · n/(n − 1) − μ) / Σ μ², n months share their mean.
 */
function scatterWithin(
  campaigns: readonly (readonly (readonly CampaignMonth[])[])[],
  of: 'leads' | 'deals',
  from: 'clicks' | 'leads',
): number {
  let [excess, square] = [0, 0];
  for (const stretch of campaigns.flat()) {
    const sum = sumOf(stretch);
    if (stretch.length < 2 || sum[from] === 0) continue;
    for (const month of stretch) {
      const expected = (month[from] * sum[of]) / sum[from];
      const shared = 1 - month[from] / sum[from];
      if (expected <= 0 || shared <= 0) continue;
      excess += (month[of] - expected) ** 2 / shared - expected;
      square += expected ** 2;
    }
  }
  return square > 0 ? Math.min(MOST_SCATTER, Math.max(0, excess / square)) : 0;
}

/** Stretches of months, the newest one ending with the last month. */
function stretchesOf(
  history: readonly CampaignMonth[],
  planMonths: number,
): readonly (readonly CampaignMonth[])[] {
  const length = Math.max(1, Math.min(planMonths, Math.floor(history.length / PRICE.stretches)));
  const first = history.length % length;
  return Array.from({ length: Math.floor(history.length / length) }, (_, at) =>
    history.slice(first + at * length, first + (at + 1) * length),
  );
}

function sumOf(stretch: readonly CampaignMonth[]): CampaignMonth {
  return stretch.reduce((sum, month) => ({
    cost: sum.cost + month.cost,
    clicks: sum.clicks + month.clicks,
    leads: sum.leads + month.leads,
    deals: sum.deals + month.deals,
    revenue: sum.revenue + month.revenue,
  }));
}

/**
 * Log-normal with the spread of the stretches' values, at least 0.05, and 0.20 where there are fewer than six; a little more for
 * the median, which T of them tell to 1/√T of it.
 */
function priceOf<Month>(months: readonly Month[], of: (month: Month) => number): Price | null {
  const logs = months.map((month) => Math.log(of(month))).filter(Number.isFinite);
  if (logs.length === 0) return null;
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const variance = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (logs.length - 1);
  const sigma = logs.length < PRICE.stretches ? PRICE.unknown : Math.sqrt(variance);
  return {
    ...{ kind: 'lognormal', median: Math.exp(mean) },
    sigma: Math.max(PRICE.least, sigma) * Math.sqrt(1 + 1 / logs.length),
  };
}

/** The mean order of a stretch is that of its deals: with few deals it varies by chance, so that it counts by its deals. */
function aovOf(months: readonly CampaignMonth[]): Price | null {
  const known = months.filter(({ deals, revenue }) => deals > 0 && revenue > 0);
  const deals = known.reduce((sum, one) => sum + one.deals, 0);
  if (deals === 0) return null;
  const median = known.reduce((sum, one) => sum + one.revenue, 0) / deals;
  if (known.length < PRICE.stretches)
    return { kind: 'lognormal', median, sigma: PRICE.unknown * Math.sqrt(1 + 1 / known.length) };
  const variance = known.reduce(
    (sum, one) => sum + (one.deals / deals) * Math.log(one.revenue / one.deals / median) ** 2,
    0,
  );
  const sigma = Math.max(PRICE.least, Math.sqrt(variance)) * Math.sqrt(1 + 1 / known.length);
  return { kind: 'lognormal', median, sigma };
}

/**
 * Beta of the rate that the plan will have. Rates of stretches vary around p by ρ p (1 − p), which is estimated by moments
 * beside what sampling explains [Kleinman 1973; Donner 1986], less what their months scatter; p itself is known to
 * (1 + ρ (n* − 1)) p (1 − p) / N, n* = Σ n² / N. Both together are the variance of the Beta.
 */
function rateOf(
  stretches: readonly { readonly successes: number; readonly trials: number }[],
  scatter: number,
): Rate | null {
  const known = stretches.filter(({ trials }) => trials > 0);
  const trials = known.reduce((sum, one) => sum + one.trials, 0);
  if (trials === 0) return null;
  const successes = known.reduce((sum, one) => sum + Math.min(one.successes, one.trials), 0);
  const p = (successes + JEFFREYS) / (trials + 2 * JEFFREYS);
  const squares = known.reduce((sum, one) => sum + one.trials ** 2, 0) / trials;
  const odds = p / (1 - p);
  const found =
    known.length < PRICE.stretches
      ? UNKNOWN_VARIATION ** 2 * odds
      : intraclass(known, p, trials, squares);
  const level = Math.max(0, found - scatter * odds);
  const share = level + (1 + found * Math.max(0, squares - 1)) / (trials + 1);
  const worth = Math.max(1, 1 / Math.min(0.5, share) - 1);
  return { kind: 'beta', alpha: p * worth, beta: (1 - p) * worth };
}

/** ρ by moments, 0 where they vary by no more than chance would make them. */
function intraclass(
  stretches: readonly { readonly successes: number; readonly trials: number }[],
  p: number,
  trials: number,
  squares: number,
): number {
  const spread = p * (1 - p);
  const sum = stretches.reduce(
    (so, one) => so + one.trials * (one.successes / one.trials - p) ** 2,
    0,
  );
  const free = stretches.length - 1;
  const found = (sum - free * spread) / (spread * (trials - squares - free));
  return Number.isFinite(found) ? Math.min(MOST_SCATTER, Math.max(0, found)) : 0;
}
