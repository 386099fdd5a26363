import { creditOneTouch } from './credit-one-touch.ts';
import type { RuleModel } from './rule-model.ts';

/** Everything to the first touch. */
export function first(): RuleModel {
  return creditOneTouch('first', 'first');
}
