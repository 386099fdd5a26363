import type { RuleModel } from './rule-model.ts';
import { touchCounts } from './touch-counts.ts';

/**
 * The same to each distinct channel, divided equally among its touches. These are the Shapley values of the
 * conversions game (Zhao, Mahboobi and Bagheri 2018, arXiv:1804.05327), where a set of channels is worth the
 * conversions of journeys that met no other channel.
 */
export function linearUnique(): RuleModel {
  return {
    name: 'linear_unique',
    parameters: {},
    conserves: true,
    weigh({ touches }, weights) {
      const counts = touchCounts(touches);
      for (let i = 0; i < touches.length; i++) {
        weights[i] = 1 / (counts.size * counts.get(touches[i]!)!);
      }
    },
  };
}
