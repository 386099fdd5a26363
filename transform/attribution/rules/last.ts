import { creditOneTouch } from './credit-one-touch.ts';
import type { RuleModel } from './rule-model.ts';

/** Everything to the last touch. */
export function last(): RuleModel {
  return creditOneTouch('last', 'last');
}
