import type { RuleModel } from './rule-model.ts';
import {
  firstTouch,
  lastTouch,
  leadTouch,
  milestoneRule,
  opportunityTouch,
} from './weigh-milestones.ts';

/**
 * 22.5 % each to the first touch, to those at which the lead and the opportunity were created, and to the last;
 * 10 % divided among the rest. Also called Z-shaped; the weights are a convention among vendors.
 */
export function fullPath(): RuleModel {
  return milestoneRule(
    'full_path',
    [
      { position: firstTouch, weight: 22.5 },
      { position: leadTouch, weight: 22.5 },
      { position: opportunityTouch, weight: 22.5 },
      { position: lastTouch, weight: 22.5 },
    ],
    10,
  );
}
