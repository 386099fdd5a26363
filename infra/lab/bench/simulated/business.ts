import type { CampaignMonth } from '@throughline/transform/plan/risk/history-risk';
import { Random } from '../../../simulator/random.ts';

/** Months that a level lasts: a quarter. */
const QUARTER = 3;
export const HISTORY_MONTHS = 24;
export const PLAN_MONTHS = 3;
/** How much of each driver's change is the market's: what `risk` takes where nothing else is said. */
const LOADINGS = { cpc: 0.3, lead_rate: 0.5, deal_rate: 0.5, aov: 0.3 } as const;
type Driver = keyof typeof LOADINGS;

export interface SimulatedCampaign {
  readonly channel: string;
  readonly campaign: string;
  readonly budget: number;
  readonly months: readonly CampaignMonth[];
}

/** A business with known truth: its past, and a way to draw what its plan comes to. */
export interface SimulatedBusiness {
  readonly campaigns: readonly SimulatedCampaign[];
  readonly margin: number;
  /** Profit of the plan: margin of its deals less its cost. */
  outcome(draw: number): number;
}

interface Truth extends Record<Driver, number> {
  readonly channel: string;
  readonly campaign: string;
  readonly budget: number;
  readonly sigma: Readonly<Record<Driver, number>>;
}

/**
 * Draws a business: three to six channels with one to three campaigns, whose click price, rates and order value have a
 * level of their own each quarter, in part moved by the market that all share; counts scatter more than chance (k = 30).
 */
export function simulatedBusiness(seed: number): SimulatedBusiness {
  const random = new Random(seed, 'business');
  const channels = random.int(3, 6);
  const margin = random.between(0.25, 0.6);
  const aov = random.logNormal(4_000, 0.8);
  const campaigns = Array.from({ length: channels }, (_, at) =>
    Array.from({ length: random.int(1, 3) }, (__, own): Truth => {
      const rates = { lead_rate: random.between(0.01, 0.08), deal_rate: random.between(0.08, 0.4) };
      // Worth about as much as it costs, as campaigns that are kept are.
      const cpc = rates.lead_rate * rates.deal_rate * aov * margin * random.logNormal(0.8, 0.35);
      return {
        ...{ channel: `channel ${at}`, campaign: `campaign ${own}`, cpc, aov, ...rates },
        budget: cpc * random.logNormal(2_500, 0.6),
        sigma: {
          ...{ cpc: random.between(0.06, 0.25), aov: random.between(0.05, 0.15) },
          ...{ lead_rate: random.between(0.05, 0.2), deal_rate: random.between(0.05, 0.2) },
        },
      };
    }),
  ).flat();
  return {
    margin,
    campaigns: campaigns.map((truth) => ({
      ...{ channel: truth.channel, campaign: truth.campaign, budget: truth.budget },
      months: Array.from({ length: HISTORY_MONTHS }, (_, month) =>
        monthOf(truth, seed, `past ${Math.floor(month / QUARTER)}`, `past ${month}`),
      ),
    })),
    outcome: (draw) =>
      campaigns.reduce((sum, truth) => {
        for (let month = 0; month < PLAN_MONTHS; month++) {
          const period = `future ${draw}`;
          const { revenue } = monthOf(truth, seed, period, `${period} ${month}`);
          sum += margin * revenue - truth.budget;
        }
        return sum;
      }, 0),
  };
}

const DISPERSION = 30;

/** What a budget brings in a month, whose levels are those of its period. */
function monthOf(truth: Truth, seed: number, period: string, month: string): CampaignMonth {
  const { channel, campaign, budget, sigma } = truth;
  const market = new Random(seed, 'market', period).normal();
  const level = (driver: Driver) => {
    const loading = LOADINGS[driver];
    const own = new Random(seed, channel, campaign, driver, period).normal();
    const z = loading * market + Math.sqrt(1 - loading * loading) * own;
    return truth[driver] * Math.exp(sigma[driver] * z);
  };
  const random = new Random(seed, channel, campaign, 'counts', month);
  const clicks = Math.round(budget / level('cpc'));
  const leads = Math.min(clicks, counted(random, clicks * level('lead_rate')));
  const deals = Math.min(leads, counted(random, leads * level('deal_rate')));
  // An order varies by half of the mean one.
  const revenue = level('aov') * Math.max(0, deals + 0.5 * Math.sqrt(deals) * random.normal());
  return { cost: budget, clicks, leads, deals, revenue };
}

/** Negative binomial: mean μ, variance μ + μ²/k, its Gamma and Poisson by the normal where they are large. */
function counted(random: Random, mean: number): number {
  const rate = mean * Math.max(0, 1 + random.normal() / Math.sqrt(DISPERSION));
  if (rate < 40) return random.poisson(rate);
  return Math.max(0, Math.round(rate + Math.sqrt(rate) * random.normal()));
}
