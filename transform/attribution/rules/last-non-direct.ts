import { creditOneTouch } from './credit-one-touch.ts';
import type { RuleModel } from './rule-model.ts';

/**
 * Everything to the last touch that is not direct; in a journey of direct touches only, to the last.
 * This is what GA4 calls last click.
 */
export function lastNonDirect(): RuleModel {
  return creditOneTouch('last_non_direct', 'last', 'non_direct');
}
