import type { Why } from '../../../contract/why.ts';
import { type Measures, unknownMeasures } from '../../../metrics/measures.ts';
import type { ComputedWhole } from './compute.ts';
import { measuresOf, type Tellable } from './row-measures.ts';
import { type Scope, scopeCost } from './scopes.ts';
import { sourceKey } from './source-key.ts';
import { addTally, hasResults, newTally } from './tally.ts';

export interface Paid {
  readonly measures: Measures;
  /** Which facts are in it. */
  readonly scopes: readonly Scope[];
  /** Paid for, but in neither the cost nor the results. */
  readonly leftOut: readonly {
    readonly channel: string;
    readonly source: string;
    readonly why: Why;
  }[];
}

/** Everything that has a known cost, with its results and no others, so that its ratios mix nothing. */
export function paidOf(
  { scopes, sources, unmet }: ComputedWhole,
  tellable: Tellable,
  asideOf: (scopes: readonly Scope[]) => Readonly<Partial<Measures>> = () => ({}),
): Paid {
  // Nothing can be told to be paid for by what costs do not say.
  if (tellable.lacks.has('costs'))
    return { scopes: [], leftOut: [], measures: unknownMeasures('not_applicable') };
  if (unmet && unmet !== 'loss')
    return { scopes: [], leftOut: [], measures: unknownMeasures('level_unmatched') };
  const taken: Scope[] = [];
  const leftOut: { channel: string; source: string; why: Why }[] = [];
  const tally = newTally();
  for (const scope of scopes) {
    const cost = scopeCost(scope, sources);
    if (cost === 'not_applicable') continue;
    const why =
      typeof cost === 'string' ? cost : unmatched(scope, scopes) ? 'level_unmatched' : null;
    if (why) leftOut.push({ channel: scope.channel, source: scope.shown, why });
    else {
      taken.push(scope);
      addTally(tally, scope.tally);
    }
  }
  leftOut.sort((a, b) =>
    sourceKey(a.channel, a.source) < sourceKey(b.channel, b.source) ? -1 : 1,
  );
  return {
    scopes: taken,
    leftOut,
    measures:
      taken.length > 0
        ? measuresOf(tally, tally.cost, tellable, asideOf(taken))
        : unknownMeasures(leftOut.length > 0 ? 'cost_missing' : 'not_applicable'),
  };
}

/** A source with cost and no results beside one of its channel with paid results and no cost: maybe the same. */
function unmatched(scope: Scope, scopes: readonly Scope[]): boolean {
  return (
    !hasResults(scope.tally) &&
    scopes.some(
      ({ channel, tally }) =>
        channel === scope.channel && tally.cost_rows === 0n && hasResults(tally),
    )
  );
}
