import type { RuleModel } from './rule-model.ts';
import { type PositionWeights, positionRule } from './weigh-positions.ts';

/**
 * The U shape: 40 % to the first touch, 40 % to the last and 20 % to those between, or other weights.
 * One touch takes all; with two touches first and last keep their proportion (Adobe's convention).
 * @throws AttributionError `model_parameter`.
 */
export function positionBased(weights: PositionWeights = [40, 20, 40]): RuleModel {
  return positionRule('position_based', { weights: [...weights] }, weights);
}
