import type { RuleModel } from './rule-model.ts';
import { positionRule } from './weigh-positions.ts';

/** Adobe's inverse J: 60 % to the first touch, 20 % to those between, 20 % to the last; two touches 75/25. */
export function inverseJ(): RuleModel {
  return positionRule('inverse_j', {}, [60, 20, 20]);
}
