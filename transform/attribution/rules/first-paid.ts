import { creditOneTouch } from './credit-one-touch.ts';
import type { RuleModel } from './rule-model.ts';

/**
 * Everything to the first paid touch. Without a paid touch it goes to the first touch, direct or
 * not, so that the credits still add up to the conversions.
 */
export function firstPaid(): RuleModel {
  return creditOneTouch('first_paid', 'first', 'paid');
}
