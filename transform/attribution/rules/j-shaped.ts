import type { RuleModel } from './rule-model.ts';
import { positionRule } from './weigh-positions.ts';

/** Adobe's J: 20 % to the first touch, 20 % to those between, 60 % to the last; two touches 25/75. */
export function jShaped(): RuleModel {
  return positionRule('j_shaped', {}, [20, 20, 60]);
}
