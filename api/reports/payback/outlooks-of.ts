import type { PlannedFigures } from '../../plans/plan-lines.ts';
import type { Leaf } from '../plan-fact/leaves.ts';
import { type KnownFigures, type Outlook, outlookOf, type Reach } from './outlook.ts';

/** A plan as a whole and by channel, in the order of their names. */
export interface Outlooks {
  readonly all: Outlook;
  readonly names: readonly string[];
  readonly channels: readonly Outlook[];
}

/** Facts of a state are read once, and what follows from them is the same at every rate. */
const known = new WeakMap<readonly Leaf[], Outlooks>();

export function outlooksOf(
  { input, lines }: Pick<PlannedFigures, 'input' | 'lines'>,
  leaves: readonly Leaf[],
  first: string,
  reach: Reach,
): Outlooks {
  const before = known.get(leaves);
  if (before) return before;
  const names = [...new Set(lines.map(({ channel }) => channel))].sort();
  const figures: KnownFigures = new Map();
  const outlooks = {
    all: outlookOf({ input, lines, leaves, first }, reach, figures),
    names,
    channels: names.map((name) =>
      outlookOf(
        {
          ...{ input, first, lines: lines.filter(({ channel }) => channel === name) },
          leaves: leaves.filter(({ channel }) => channel === name),
        },
        reach,
        figures,
      ),
    ),
  };
  known.set(leaves, outlooks);
  return outlooks;
}
