import type { RuleModelName } from '../model-names.ts';
import type { RuleModel } from './rule-model.ts';

/**
 * A rule that gives the same to each distinct channel, divided equally among its touches.
 * @param weight of one touch, out of `touches` of the same channel in a journey of `channels`.
 */
export function channelRule(
  name: RuleModelName,
  conserves: boolean,
  weight: (channels: number, touches: number) => number,
): RuleModel {
  return {
    name,
    parameters: {},
    conserves,
    basis: { on: 'channels', weight },
    weigh({ touches }, weights) {
      const counts = touchCounts(touches);
      for (let i = 0; i < touches.length; i++) {
        weights[i] = weight(counts.size, counts.get(touches[i]!)!);
      }
    },
  };
}

/** How many touches of a journey each of its channels has. */
function touchCounts(touches: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < touches.length; i++) {
    counts.set(touches[i]!, (counts.get(touches[i]!) ?? 0) + 1);
  }
  return counts;
}
