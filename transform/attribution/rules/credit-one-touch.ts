import type { RuleModelName } from '../model-names.ts';
import type { Journey, OneTouch, RuleModel } from './rule-model.ts';

/** A rule that gives everything to one touch. */
export function creditOneTouch(
  name: RuleModelName,
  end: OneTouch['end'],
  among: OneTouch['among'] = 'all',
): RuleModel {
  return {
    name,
    parameters: {},
    conserves: true,
    basis: { on: 'one_touch', end, among },
    weigh(journey, weights) {
      weights.fill(0, 0, journey.touches.length);
      weights[chosen(journey, end, among)] = 1;
    },
  };
}

function chosen(journey: Journey, end: OneTouch['end'], among: OneTouch['among']): number {
  const { length } = journey.touches;
  const answers = (position: number): boolean => {
    if (among === 'paid') return journey.isPaid(position);
    return among === 'all' || !journey.isDirect(position);
  };
  if (end === 'first') {
    for (let i = 0; i < length; i++) if (answers(i)) return i;
    return 0;
  }
  for (let i = length - 1; i >= 0; i--) if (answers(i)) return i;
  return length - 1;
}
