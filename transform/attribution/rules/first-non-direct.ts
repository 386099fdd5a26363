import { creditOneTouch } from './credit-one-touch.ts';
import type { RuleModel } from './rule-model.ts';

/** Everything to the first touch that is not direct; in a journey of direct touches only, to the first. */
export function firstNonDirect(): RuleModel {
  return creditOneTouch('first_non_direct', 'first', 'non_direct');
}
