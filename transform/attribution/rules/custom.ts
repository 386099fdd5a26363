import type { RuleModel } from './rule-model.ts';
import { type PositionWeights, positionRule } from './weigh-positions.ts';

/**
 * Any weights for the first touch, those between and the last touch; they need not add up to 100.
 * Two touches leave the middle out (Adobe's convention).
 * @throws AttributionError `model_parameter`.
 */
export function custom(weights: PositionWeights): RuleModel {
  return positionRule('custom', { weights: [...weights] }, weights);
}
