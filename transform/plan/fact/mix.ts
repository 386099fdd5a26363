import { type Exact, sumKnown } from '../figures/exact.ts';
import { lineBridge } from './line-bridge.ts';
import { type Outcome, STAGES, type Stages } from './stages.ts';

export interface ComparedStages {
  readonly plan: Stages;
  readonly fact: Stages;
}

/**
 * What a budget effect would be had all lines grown alike: that of the sums of the lines. What the lines' own budget effects come to
 * beside it is owed to the mix: money went to dearer or cheaper lines, or to better or worse ones. Null where sums tell of no budget,
 * or are not known.
 */
export function budgetAtEqualMix(lines: readonly ComparedStages[], of: Outcome): Exact | null {
  const sum = (side: keyof ComparedStages) =>
    Object.fromEntries(
      [...STAGES.map(([stage]) => stage), 'cost' as const].map((stage) => [
        stage,
        sumKnown(lines.map((line) => line[side][stage])),
      ]),
    ) as Stages;
  const effects = lineBridge(sum('plan'), sum('fact'), of);
  return effects?.find(({ driver }) => driver === 'budget')?.effect ?? null;
}
