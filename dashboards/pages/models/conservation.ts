import type { AttributionReport, ModelState } from '@throughline/api/contract/reports/attribution';
import type { AnyModel } from '@throughline/api/contract/terms';
import { equalDecimals } from '../../format/decimal.ts';

/** Float dust of a sum of shares; money has to be equal to the last digit. */
const DUST = 1e-6;

/** Whether a model's sum is what the CRM and the shop say; null while it has none. */
export function addsUp(
  { totals }: ModelState,
  truth: AttributionReport['meta']['totals'],
): boolean | null {
  if (!totals) return null;
  const counts = Math.abs(totals.conversions - truth.conversions);
  if (counts > DUST * Math.max(1, truth.conversions)) return false;
  if (totals.value === null || truth.value === null) return true;
  return equalDecimals(totals.value, truth.value);
}

export interface Conservation {
  /** Models that count a conversion once a channel. */
  overlapping: AnyModel[];
  /** Models that should equal the total and do not. */
  differing: AnyModel[];
}

/** How the models on screen stand to the total of the CRM and the shop. */
export function conservationOf({ models, totals }: AttributionReport['meta']): Conservation {
  const shown = models.filter(({ available }) => available);
  return {
    overlapping: shown.filter(({ conserves }) => !conserves).map(({ model }) => model),
    differing: shown
      .filter((state) => state.conserves && addsUp(state, totals) === false)
      .map(({ model }) => model),
  };
}
