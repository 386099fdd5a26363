import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { historyRisk } from '@throughline/transform/plan/risk/history-risk';
import { risk } from '@throughline/transform/plan/risk/risk';
import { PLAN_MONTHS, simulatedBusiness } from './business.ts';

type Answer = ReturnType<typeof risk.calculate>;
const DRAWS = 2_000;

/** How a plan's rates and prices are said to vary. */
export type Spread = 'history' | 'sampling';

/**
 * How often what came of a plan was inside its P10–P90.
 * @param spread `sampling`: rates only as uncertain as their counts leave them, prices by their months.
 */
export function coverage(businesses: number, outcomes: number, spread: Spread): Coverage {
  let [covered, below, above] = [0, 0, 0];
  for (let seed = 1; seed <= businesses; seed++) {
    const business = simulatedBusiness(seed);
    const { profit } = answerOf(
      risk as Calculation<unknown, Answer>,
      planOf(business, seed, spread),
    );
    for (let draw = 0; draw < outcomes; draw++) {
      const outcome = business.outcome(draw);
      if (outcome < Number(profit.p10)) below += 1;
      else if (outcome > Number(profit.p90)) above += 1;
      else covered += 1;
    }
  }
  const all = businesses * outcomes;
  return { covered: covered / all, below: below / all, above: above / all };
}

export interface Coverage {
  readonly covered: number;
  readonly below: number;
  readonly above: number;
}

/** The plan of the next quarter, with the budgets of the past and what it tells of rates and prices. */
function planOf(
  { campaigns, margin }: ReturnType<typeof simulatedBusiness>,
  seed: number,
  spread: Spread,
): object {
  const fixed = { kind: 'fixed', value: margin };
  const past = historyRisk(
    campaigns.map(({ months }) => months),
    PLAN_MONTHS,
  );
  const known = campaigns.map((one, at) => ({ ...one, drivers: past.drivers[at]! }));
  const sampled = (
    of: 'leads' | 'deals',
    from: 'clicks' | 'leads',
    months: (typeof known)[number]['months'],
  ) => {
    const successes = months.reduce((sum, month) => sum + month[of], 0);
    const trials = months.reduce((sum, month) => sum + month[from], 0);
    return { kind: 'beta', alpha: successes + 0.5, beta: trials - successes + 0.5 };
  };
  return {
    ...{ draws: DRAWS, seed, counts: 'negbin', dispersion: past.dispersion },
    lines: known.flatMap(({ channel, campaign, budget, drivers, months }) =>
      Array.from({ length: PLAN_MONTHS }, (_, month) => ({
        ...{ channel, campaign, month, budget: budget.toFixed(2) },
        drivers: {
          ...{ cpc: drivers.cpc, aov: drivers.aov, margin_rate: fixed },
          ...(spread === 'history'
            ? { lead_rate: drivers.lead_rate, deal_rate: drivers.deal_rate }
            : {
                lead_rate: sampled('leads', 'clicks', months),
                deal_rate: sampled('deals', 'leads', months),
              }),
        },
      })),
    ),
  };
}
