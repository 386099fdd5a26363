import { INDICATORS } from './indicators.ts';
import type { Level } from './truth.ts';

export type Levels = Readonly<Record<string, Level | null>>;

const STAGE_GATES: Readonly<Record<Level, readonly string[]>> = {
  1: [],
  2: ['tracking_coverage', 'trend', 'cash_stability', 'email'],
  3: ['cost_coverage', 'revenue_attributed', 'segmentation', 'loyalty', 'planning', 'goals'],
  4: ['crm_loop', 'identity', 'automation', 'planning', 'omnichannel', 'threat_watch'],
};

/** Seven of ten of the others must have reached a stage. */
const OTHERS = { part: 7, of: 10 };

/**
 * The highest stage that holds, each on top of the one before: all of its gates are known and reached, and 70 % of the
 * other known indicators have reached it.
 * @param unknownGates `unmet`, or `met` for the stage that answers to the questions could bring.
 */
export function stageOf(levels: Levels, unknownGates: 'met' | 'unmet'): Level {
  let stage: Level = 1;
  for (const next of [2, 3, 4] as const) {
    if (!holds(next, levels, unknownGates)) break;
    stage = next;
  }
  return stage;
}

function holds(stage: Level, levels: Levels, unknownGates: 'met' | 'unmet'): boolean {
  const gates = STAGE_GATES[stage];
  const gatesMet = gates.every((name) => {
    const level = levels[name] ?? null;
    return level === null ? unknownGates === 'met' : level >= stage;
  });
  const others = Object.keys(INDICATORS)
    .filter((name) => !gates.includes(name))
    .flatMap((name) => levels[name] ?? []);
  const reached = others.filter((level) => level >= stage).length;
  return gatesMet && reached * OTHERS.of >= others.length * OTHERS.part;
}

/** Gates of the stage after this one that are known and not reached, and those that are not known. */
export function nextGates(
  stage: Level | null,
  levels: Levels,
): { readonly unmet: readonly string[]; readonly unknown: readonly string[] } {
  if (stage === null || stage === 4) return { unmet: [], unknown: [] };
  const next = (stage + 1) as Level;
  const gates = STAGE_GATES[next];
  return {
    unmet: gates.filter((name) => (levels[name] ?? next) < next),
    unknown: gates.filter((name) => (levels[name] ?? null) === null),
  };
}
