import { calculation } from '../calculation.ts';
import { type FittedModel, fit } from './fit.ts';
import { type ForecastInput, forecastInput } from './forecast-input.ts';
import { errorsOf, expectedAfter, type Smoothing, smooth } from './holt-winters.ts';
import { simulatedIntervals } from './intervals.ts';
import { seasonalNaive } from './seasonal-naive.ts';

/** From how many of the last months the two methods are compared. */
const ORIGINS = 6;

/**
 * The months ahead by damped Holt–Winters, with intervals by simulation. The seasonal-naive forecast is always computed
 * too, and is the one shown where it had the lower WAPE from the last six origins. Without parameters all is estimated.
 */
export const forecast = calculation({
  name: 'forecast',
  input: forecastInput,
  calculate: (input: ForecastInput) => {
    const { series, horizon, season } = input;
    const fitted = fit(input);
    const { model, kind } = fitted;
    const path = smooth(series, model.smoothing, model.initial, kind);
    const errors = errorsOf(series, path.fitted);
    // What was never below 0 (counts, money) is not forecast below it.
    const isFrom0 = series.every((value) => value === null || value >= 0);
    const shown = (value: number) => (isFrom0 ? Math.max(0, value) : value);
    const byModel = ahead(fitted, series, horizon).map(shown);
    const naive = seasonalNaive(series, season, horizon);
    const compared = input.parameters ? null : compare(input, model.smoothing);
    const isNaive = compared !== null && compared.naive < compared.model && !naive.includes(null);
    // The model's interval, as wide, around what is shown.
    const around = (step: number, bound: number) =>
      isNaive ? bound + (naive[step]! - byModel[step]!) : bound;
    const intervals = simulatedIntervals(series, model, kind, { horizon, seed: input.seed });
    return {
      method: isNaive ? 'seasonal_naive' : fitted.method,
      forecast: isNaive ? naive : byModel,
      p10: intervals.map(({ p10 }, step) => shown(around(step, p10))),
      p90: intervals.map(({ p90 }, step) => shown(around(step, p90))),
      fitted: path.fitted,
      sse: errors.reduce((so, error) => so + error * error, 0),
      seasonal: kind,
      parameters: model.smoothing,
      initial: model.initial,
      model_forecast: byModel,
      seasonal_naive: naive,
      wape_of_last_origins: compared,
      meta: { seed: input.seed },
    };
  },
});

function ahead(
  { model, kind }: FittedModel,
  series: readonly (number | null)[],
  horizon: number,
): number[] {
  const { last } = smooth(series, model.smoothing, model.initial, kind);
  return Array.from({ length: horizon }, (_, step) =>
    expectedAfter(last, model.smoothing.phi, kind, step + 1),
  );
}

/** WAPE of both methods from each of the last origins that have two seasons behind them, to the end of the series. */
function compare(
  input: ForecastInput,
  near: Smoothing,
): { readonly model: number; readonly naive: number } | null {
  const { series, season } = input;
  let total = 0;
  const missed = { model: 0, naive: 0 };
  const first = Math.max(2 * season, series.length - ORIGINS);
  for (let origin = first; season > 1 && origin < series.length; origin++) {
    const known = series.slice(0, origin);
    const facts = series.slice(origin);
    const byModel = ahead(fit(input, known, near), known, facts.length);
    const naive = seasonalNaive(known, season, facts.length);
    for (const [index, fact] of facts.entries()) {
      if (fact === null || naive[index] == null) continue;
      total += Math.abs(fact);
      missed.model += Math.abs(fact - byModel[index]!);
      missed.naive += Math.abs(fact - naive[index]);
    }
  }
  return total === 0 ? null : { model: missed.model / total, naive: missed.naive / total };
}
