import type { RuleModelName } from '../model-names.ts';
import type { Journey, RuleModel } from './rule-model.ts';

/** A rule that gives everything to one touch, the one whose position `choose` says. */
export function creditOneTouch(
  name: RuleModelName,
  choose: (journey: Journey) => number,
): RuleModel {
  return {
    name,
    parameters: {},
    conserves: true,
    weigh(journey, weights) {
      weights.fill(0, 0, journey.touches.length);
      weights[choose(journey)] = 1;
    },
  };
}

/** Position of the first touch that answers to the question; where none does, of the first touch. */
export function firstTouchThat(
  { touches }: Journey,
  answers: (position: number) => boolean,
): number {
  for (let i = 0; i < touches.length; i++) if (answers(i)) return i;
  return 0;
}

/** Position of the last touch that answers to the question; where none does, of the last touch. */
export function lastTouchThat(
  { touches }: Journey,
  answers: (position: number) => boolean,
): number {
  for (let i = touches.length - 1; i >= 0; i--) if (answers(i)) return i;
  return touches.length - 1;
}
