import type { RuleModel } from './rule-model.ts';
import { channelRule } from './weigh-channels.ts';

/**
 * A whole conversion to each distinct channel, divided equally among its touches: what a channel took part
 * in. The credits add up to more than the conversions.
 */
export function participation(): RuleModel {
  return channelRule('participation', false, (_, touches) => 1 / touches);
}
