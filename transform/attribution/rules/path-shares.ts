import type { PathTable } from '../paths/path-table.ts';
import type { PathCells, PathLengths } from './path-cells.ts';
import type { Journey, RuleModel } from './rule-model.ts';

/** The weights of one touch, out of `touches` of the same channel in a path of `channels`. */
type TouchWeight = (channels: number, touches: number) => number;

/**
 * Under a rule whose weights depend on the length of a path alone: what each cell gets of its path. Every length
 * is weighed once.
 */
export function sharesByLength(
  table: PathTable,
  cells: PathCells,
  rule: RuleModel,
  stepDays: number,
): Float64Array {
  const { ofTouch, counts, lengths } = cells;
  const weights = lengthWeights(table, lengths, rule, stepDays);
  const shares = new Float64Array(counts.length);
  for (let at = 0; at < ofTouch.length; at++) {
    shares[ofTouch[at]!]! += weights[lengths.ofTouch[at]!]!;
  }
  return shares;
}

/** The weights of a path with `n` touches, from `starts[n]` on. */
function lengthWeights(
  table: PathTable,
  { examples, starts }: PathLengths,
  rule: RuleModel,
  stepDays: number,
): Float64Array {
  const weights = new Float64Array(starts.at(-1)!);
  for (let length = 1; length < examples.length; length++) {
    if (examples[length] === 0) continue;
    const at = table.starts[examples[length]! - 1]!;
    const journey = evenJourney(table.touches.subarray(at, at + length), stepDays);
    rule.weigh(journey, weights.subarray(starts[length]!, starts[length + 1]!));
  }
  return weights;
}

/** Touches so many days apart, the last at the conversion; milestones are not known and no kind of channel counts. */
function evenJourney(touches: Uint32Array, stepDays: number): Journey {
  const lastTouch = touches.length - 1;
  return {
    touches,
    ageDays: Float64Array.from(touches, (_, i) => (lastTouch - i) * stepDays),
    isDirect: () => false,
    isPaid: () => false,
    lead: lastTouch,
    opportunity: lastTouch,
  };
}

/** Under a rule whose weights depend on the channels of a path: what each cell gets of its path. */
export function sharesByChannel(
  { paths, counts, perPath }: PathCells,
  weight: TouchWeight,
): Float64Array {
  const shares = new Float64Array(counts.length);
  for (let cell = 0; cell < shares.length; cell++) {
    const ofOne = weight(perPath[paths[cell]!]!, counts[cell]!);
    // Added up as touches are, so that the rounding is that of `weigh`.
    let share = ofOne;
    for (let others = counts[cell]! - 1; others > 0; others--) share += ofOne;
    shares[cell] = share;
  }
  return shares;
}
