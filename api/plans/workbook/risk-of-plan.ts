import { answerOf } from '@throughline/transform/plan/answer-of';
import { type Calculation, CalculationError } from '@throughline/transform/plan/calculation';
import type { Distribution } from '@throughline/transform/plan/risk/distribution';
import { DRIVERS, type Driver, roleOf } from '@throughline/transform/plan/risk/drivers';
import { risk as calculation } from '@throughline/transform/plan/risk/risk';
import type { PlanLine } from '../../contract/plans.ts';
import { seedOf } from '../../reports/plan-risk/seed-of.ts';
import { chainInput } from '../chain-input.ts';
import type { StoredPlan } from '../read-plans.ts';

export type Risk = ReturnType<typeof calculation.calculate>;

/** Observations that a rate counts as while nothing of it is measured. */
const KAPPA = 20;
const SIGMA = 0.2;
/** So near to none or all there is no spread that a number could tell. */
const LEAST = 1e-6;
/** Draws times lines: about a quarter of a second. */
const WORK = 500_000;
const DRAWS = { least: 200, most: 10_000 } as const;

/**
 * What the plan may bring by priors alone. The seed comes from the plan and its version, so that the same question has
 * the same answer.
 * @returns null where the value of a deal or its margin is not known, or where figures are too large.
 */
export function riskOfPlan({ id, version, plan }: StoredPlan): Risk | null {
  const { settings, lines } = plan;
  if (lines.length === 0 || lines.some((line) => !line.aov || line.margin_rate === undefined))
    return null;
  const { seasonality, lag, horizon, months, lines: numbered } = chainInput(plan);
  return finite({
    draws: Math.max(DRAWS.least, Math.min(DRAWS.most, Math.floor(WORK / lines.length))),
    seed: seedOf({ id, version }),
    rate: settings.rate ?? 0,
    fee: settings.fee,
    horizon: horizon ?? months,
    ...(seasonality && { seasonality }),
    ...(lag && { lag }),
    lines: lines.map((line, at) => ({
      ...{ channel: line.channel, campaign: line.campaign, month: numbered[at]!.month },
      budget: line.budget,
      drivers: driversOf(line, settings.loadings),
    })),
  });
}

/** Figures that no number holds are no reason to refuse the rest of a workbook. */
function finite(input: object): Risk | null {
  try {
    return answerOf(calculation as Calculation<unknown, Risk>, input);
  } catch (error) {
    if (error instanceof CalculationError && error.code === 'result_not_finite') return null;
    throw error;
  }
}

function driversOf(
  line: PlanLine,
  loadings: Readonly<Record<string, number>> | undefined,
): Partial<Record<Driver, Distribution>> {
  const drivers: Partial<Record<Driver, Distribution>> = {};
  for (const driver of DRIVERS) {
    const given = line[driver];
    // A click rate beside a price of clicks changes nothing.
    if (given === undefined || (driver === 'ctr' && line.cpm === undefined)) continue;
    if (driver === 'landing' && line.visits !== undefined) continue;
    const market = loadings?.[driver];
    drivers[driver] = { ...prior(driver, Number(given)), ...(market !== undefined && { market }) };
  }
  return drivers;
}

function prior(driver: Driver, value: number): Distribution {
  const isPrice = roleOf(driver) === 'price' || driver === 'aov';
  if (isPrice && value > 0) return { kind: 'lognormal', median: value, sigma: SIGMA };
  const isRate = driver !== 'visits' && driver !== 'margin_rate' && driver !== 'refund_rate';
  if (isRate && !isPrice && value > LEAST && value < 1 - LEAST)
    return { kind: 'beta', alpha: KAPPA * value, beta: KAPPA * (1 - value) };
  return { kind: 'fixed', value };
}
