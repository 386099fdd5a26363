import { creditOneTouch } from './credit-one-touch.ts';
import type { RuleModel } from './rule-model.ts';

/**
 * Everything to the last paid touch. Without a paid touch it goes to the last touch, direct or not,
 * so that the credits still add up to the conversions.
 */
export function lastPaid(): RuleModel {
  return creditOneTouch('last_paid', 'last', 'paid');
}
