import type { RuleModelName } from '../model-names.ts';
import type { Journey, RuleModel } from './rule-model.ts';

/** A touch that stands for a step of the sale, and its weight in percent. */
export interface Milestone {
  position(journey: Journey): number;
  readonly weight: number;
}

/**
 * A rule by milestones. Milestones on the same touch add up on it; the rest is divided equally among the
 * touches that are none. Where no touch is left for the rest, the milestones take it in proportion.
 */
export function milestoneRule(
  name: RuleModelName,
  milestones: readonly Milestone[],
  rest: number,
): RuleModel {
  const weightOfAll = milestones.reduce((sum, { weight }) => sum + weight, 0);
  return {
    name,
    parameters: {},
    conserves: true,
    basis: { on: 'length' },
    weigh(journey, weights) {
      const { length } = journey.touches;
      weights.fill(0, 0, length);
      let others = length;
      for (const { position, weight } of milestones) {
        const at = position(journey);
        if (weights[at] === 0) others--;
        weights[at]! += weight;
      }
      const total = others > 0 ? weightOfAll + rest : weightOfAll;
      for (let i = 0; i < length; i++) {
        weights[i] = (weights[i] === 0 ? rest / others : weights[i]!) / total;
      }
    },
  };
}

export const firstTouch: Milestone['position'] = () => 0;
/** A lead older than all touches counts at the first. */
export const leadTouch: Milestone['position'] = ({ lead }) => Math.max(lead, 0);
export const opportunityTouch: Milestone['position'] = ({ opportunity }) =>
  Math.max(opportunity, 0);
export const lastTouch: Milestone['position'] = ({ touches }) => touches.length - 1;
