import type { RuleModel } from './rule-model.ts';
import { channelRule } from './weigh-channels.ts';

/**
 * The same to each distinct channel, divided equally among its touches. These are the Shapley values of the
 * conversions game (Zhao, Mahboobi and Bagheri 2018, arXiv:1804.05327), where a set of channels is worth the
 * conversions of journeys that met no other channel.
 */
export function linearUnique(): RuleModel {
  return channelRule('linear_unique', true, (channels, touches) => 1 / (channels * touches));
}
