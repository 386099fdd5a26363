import type { Level } from './truth.ts';

export interface StageBefore {
  readonly computed: Level | null;
  readonly shown: Level | null;
}

/**
 * Hysteresis of two periods: the shown stage moves only where both computed ones lie on the same side of it, and then to
 * the nearer one, so that a value at a threshold does not make the stage jump to and fro.
 */
export function shownStage(computed: Level | null, previous: StageBefore | null): Level | null {
  const shown = previous?.shown ?? null;
  if (computed === null || shown === null) return computed;
  const before = previous?.computed ?? null;
  if (before === null) return shown;
  const lower = Math.min(computed, before) as Level;
  const higher = Math.max(computed, before) as Level;
  return lower > shown ? lower : (Math.min(higher, shown) as Level);
}
