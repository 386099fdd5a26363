import type { PathTable } from '../paths/path-table.ts';
import type { PathCells } from './path-cells.ts';
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
  const { starts } = table;
  const { ofTouch, counts } = cells;
  const weights = lengthWeights(table, cells, rule, stepDays);
  const shares = new Float64Array(counts.length);
  for (let path = 0; path + 1 < starts.length; path++) {
    const start = starts[path]!;
    const end = starts[path + 1]!;
    let from = weights.starts[end - start]!;
    for (let at = start; at < end; at++) shares[ofTouch[at]!]! += weights.ofTouch[from++]!;
  }
  return shares;
}

/** The weights of a path with `n` touches stand from `starts[n]`; lengths that no path has have none. */
function lengthWeights(
  { starts, touches }: PathTable,
  { examples }: PathCells,
  rule: RuleModel,
  stepDays: number,
): { readonly starts: Uint32Array; readonly ofTouch: Float64Array } {
  const weightStarts = new Uint32Array(examples.length);
  let count = 0;
  for (let length = 1; length < examples.length; length++) {
    weightStarts[length] = count;
    if (examples[length] !== 0) count += length;
  }
  const ofTouch = new Float64Array(count);
  for (let length = 1; length < examples.length; length++) {
    if (examples[length] === 0) continue;
    const at = starts[examples[length]! - 1]!;
    const journey = evenJourney(touches.subarray(at, at + length), stepDays);
    rule.weigh(journey, ofTouch.subarray(weightStarts[length]!, weightStarts[length]! + length));
  }
  return { starts: weightStarts, ofTouch };
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
