import { AttributionError } from '../errors.ts';
import type { RuleModel } from './rule-model.ts';

export interface TimeDecayOptions {
  /** Days after which a touch weighs half; 7 as with Google and Adobe. */
  readonly halfLifeDays?: number;
}

/**
 * Each touch weighs 2^(-age / half-life), continuous in the age, and the weights are then made to add up to 1.
 * @throws AttributionError `model_parameter`.
 */
export function timeDecay({ halfLifeDays = 7 }: TimeDecayOptions = {}): RuleModel {
  if (!(halfLifeDays > 0 && Number.isFinite(halfLifeDays))) {
    throw new AttributionError(
      'model_parameter',
      `The half-life of time_decay must be a number of days above 0, not ${halfLifeDays}.`,
    );
  }
  return {
    name: 'time_decay',
    parameters: { half_life_days: halfLifeDays },
    conserves: true,
    basis: { on: 'length' },
    weigh({ touches: { length }, ageDays }, weights) {
      // Ages count from the youngest touch, which so weighs 1: old journeys do not sink to 0/0.
      let youngest = ageDays[0]!;
      for (let i = 1; i < length; i++) youngest = Math.min(youngest, ageDays[i]!);
      let total = 0;
      for (let i = 0; i < length; i++) {
        weights[i] = 2 ** ((youngest - ageDays[i]!) / halfLifeDays);
        total += weights[i]!;
      }
      for (let i = 0; i < length; i++) weights[i]! /= total;
    },
  };
}
