import type { RuleModel } from './rule-model.ts';

/** The same to each touch: 1/m. */
export function linear(): RuleModel {
  return {
    name: 'linear',
    parameters: {},
    conserves: true,
    basis: { on: 'length' },
    weigh({ touches }, weights) {
      weights.fill(1 / touches.length, 0, touches.length);
    },
  };
}
