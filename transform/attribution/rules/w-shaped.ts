import type { RuleModel } from './rule-model.ts';
import { firstTouch, leadTouch, milestoneRule, opportunityTouch } from './weigh-milestones.ts';

/**
 * 30 % to the first touch, 30 % to the one at which the lead was created, 30 % to the one at which the
 * opportunity was created, 10 % divided among the rest. One touch takes all; without milestones lead and
 * opportunity fall on the last touch.
 */
export function wShaped(): RuleModel {
  return milestoneRule(
    'w_shaped',
    [
      { position: firstTouch, weight: 30 },
      { position: leadTouch, weight: 30 },
      { position: opportunityTouch, weight: 30 },
    ],
    10,
  );
}
