import { IS_LONG, runs } from '@throughline/ingest/testing/long-runs';
import { expect } from 'vitest';
import { brokenLaws, type ChaosResult, chaos, type WiringName } from '../chaos/chaos.ts';
import type { Tally } from '../chaos/kill-repeatedly.ts';

export const CHAOS_SEED = Number(process.env.THROUGHLINE_SEED ?? 1);
/** `npm run chaos` makes a hundred. */
export const KILLS = runs(5, 20);
const PEOPLE = runs(20, 250);

/** Kills the line over and over; fails the test unless every law held and the load was what it was meant to be. */
export async function survived(wiring: WiringName): Promise<ChaosResult> {
  const result = await chaos({ wiring, kills: KILLS, seed: CHAOS_SEED, people: PEOPLE });

  expect(brokenLaws(result)).toEqual([]);
  const { lost, strange, altered, misbooked, bookedApart } = result.reconciled;
  expect({ lost, strange, altered, misbooked }).toEqual({
    lost: [],
    strange: [],
    altered: [],
    misbooked: wiring === 'distributed' ? bookedApart : [],
  });
  expect(result.rebuildDiffers).toBeUndefined();
  expect(result.calmDiffers).toBeUndefined();

  // The load held what it was meant to hold.
  const { reconciled, calmReconciled } = result;
  // Whether a kill cuts off a request is chance where few die, or one process of several.
  const unanswered = result.requests - result.acknowledged;
  expect(unanswered).toBeGreaterThanOrEqual(IS_LONG && wiring === 'embedded' ? 1 : 0);
  expect(reconciled.events + reconciled.entities + reconciled.slices).toBe(result.facts);
  expect(reconciled.events).toBeGreaterThan(6 * PEOPLE);
  expect(reconciled.entities).toBeGreaterThan(PEOPLE / 5);
  expect(reconciled.slices).toBeGreaterThan(120);
  expect(reconciled.rejected).toBeGreaterThan(5);
  expect(result.derivedBytes).toBeGreaterThan(400 * PEOPLE);
  const { events, entities, slices } = reconciled;
  expect(calmReconciled).toMatchObject({ events, entities, slices, physicalCopies: 0 });
  return result;
}

/** Of all victims. */
export function tallied({ victims }: ChaosResult): Tally {
  const all = { starting: 0, accepting: 0, loading: 0, deriving: 0 };
  for (const tally of Object.values(victims))
    for (const phase of ['starting', 'accepting', 'loading', 'deriving'] as const)
      all[phase] += tally[phase];
  return all;
}
