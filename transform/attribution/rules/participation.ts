import type { RuleModel } from './rule-model.ts';
import { touchCounts } from './touch-counts.ts';

/**
 * A whole conversion to each distinct channel, divided equally among its touches: what a channel took part
 * in. The credits add up to more than the conversions.
 */
export function participation(): RuleModel {
  return {
    name: 'participation',
    parameters: {},
    conserves: false,
    weigh({ touches }, weights) {
      const counts = touchCounts(touches);
      for (let i = 0; i < touches.length; i++) weights[i] = 1 / counts.get(touches[i]!)!;
    },
  };
}
