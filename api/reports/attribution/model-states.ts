import type { ModelState } from '../../contract/reports/attribution.ts';
import { type AnyModel, DATA_DRIVEN_MODELS } from '../../contract/terms.ts';
import { type CreditByRow, hundredths } from './cells.ts';
import type { Fits } from './models/fit-apart.ts';
import type { AttributionPlan } from './normalise.ts';
import type { Amounts } from './rows.ts';
import { ruleParameters } from './rule-parameters.ts';

/** What a report says of one model: its parameters, its totals, or why it is off. */
export function modelState(
  model: AnyModel,
  plan: AttributionPlan,
  fits: Fits,
  credit: CreditByRow | undefined,
): ModelState {
  const isDataDriven = (DATA_DRIVEN_MODELS as readonly string[]).includes(model);
  const fit = fits.find((one) => one.model === model);
  return {
    model,
    kind: isDataDriven ? 'data_driven' : 'rule',
    conserves: model !== 'participation',
    parameters:
      fit && 'parameters' in fit
        ? { ...fit.parameters }
        : isDataDriven
          ? {}
          : ruleParameters(model, plan.config),
    available: credit !== undefined,
    reason: fit && 'reason' in fit ? { ...fit.reason } : credit ? null : BY_TOUCH,
    totals: credit ? totalsOf([...credit.values()]) : null,
  };
}

const BY_TOUCH = {
  code: 'dated_by_touch',
  message:
    'A data-driven model looks at whole journeys, and dated by touches a journey falls into several periods. Date by payment, deal or lead.',
};

/** Sums of conversions and of value; a value with an unknown part is null. */
export function totalsOf(amounts: readonly Amounts[]) {
  const values = amounts.map(({ value }) => value);
  const share = amounts.reduce((sum, part) => sum + part.share, 0n);
  return {
    conversions: Number(`${share}e-9`),
    value: values.includes(null)
      ? null
      : hundredths(values.reduce<bigint>((sum, value) => sum + value!, 0n)),
  };
}
