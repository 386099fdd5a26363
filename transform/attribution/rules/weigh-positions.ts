import { AttributionError } from '../errors.ts';
import type { RuleModelName } from '../model-names.ts';
import type { RuleModel } from './rule-model.ts';

/** Weights of the first touch, of all between together, and of the last touch. */
export type PositionWeights = readonly [first: number, middle: number, last: number];

/**
 * A rule by position, after Adobe's convention: one touch takes all; with two touches the middle is left
 * out and first and last keep their proportion (20/20/60 gives 25/75). DP6's package instead gives half of the
 * middle to either end; the two agree only where first and last weigh the same. Where neither weighs
 * anything, two touches share equally. The weights need not add up to 1 or 100.
 * @throws AttributionError `model_parameter`.
 */
export function positionRule(
  name: RuleModelName,
  parameters: RuleModel['parameters'],
  given: PositionWeights,
): RuleModel {
  const [a, b, c] = checked(name, given);
  const total = a + b + c;
  const firstOfTwo = a + c > 0 ? a / (a + c) : 0.5;
  return {
    name,
    parameters,
    conserves: true,
    basis: { on: 'length' },
    weigh({ touches: { length } }, weights) {
      if (length === 1) {
        weights[0] = 1;
      } else if (length === 2) {
        weights[0] = firstOfTwo;
        weights[1] = 1 - firstOfTwo;
      } else {
        weights.fill(b / total / (length - 2), 1, length - 1);
        weights[0] = a / total;
        weights[length - 1] = c / total;
      }
    },
  };
}

function checked(name: RuleModelName, weights: readonly number[]): PositionWeights {
  const [a, b, c] = weights;
  const fits =
    weights.length === 3 &&
    weights.every((weight) => weight >= 0) &&
    weights.reduce((sum, weight) => sum + weight, 0) > 0 &&
    weights.reduce((sum, weight) => sum + weight, 0) < Number.POSITIVE_INFINITY;
  if (fits) return [a!, b!, c!];
  throw new AttributionError(
    'model_parameter',
    `The weights of ${name} must be three numbers of 0 or more (first, middle, last) of which one is more than 0, not ${JSON.stringify(weights)}.`,
  );
}
