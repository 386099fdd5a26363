import { expect, it } from 'vitest';
import { chaos } from './chaos.ts';

const SEED = Number(process.env.THROUGHLINE_SEED ?? 1);

it(`nothing is lost and nothing is twice through 20 kills (THROUGHLINE_SEED=${SEED})`, {
  timeout: 900_000,
}, async () => {
  const result = await chaos({ kills: 20, seed: SEED, people: 250 });

  const { lost, strange, altered, misbooked } = result.reconciled;
  expect({ lost, strange, altered, misbooked }).toEqual({
    lost: [],
    strange: [],
    altered: [],
    misbooked: [],
  });
  expect(result.rebuildDiffers).toBeUndefined();
  expect(result.calmDiffers).toBeUndefined();

  const { killedWhile, reconciled, calmReconciled } = result;
  // The kills hit what they were meant to hit, and the load held what it was meant to hold.
  expect(killedWhile.starting).toBeGreaterThanOrEqual(3);
  expect(killedWhile.loading + killedWhile.deriving).toBeGreaterThanOrEqual(5);
  expect(result.requests).toBeGreaterThan(result.acknowledged);
  expect(reconciled.events + reconciled.entities + reconciled.slices).toBe(result.facts);
  expect(reconciled.events).toBeGreaterThan(1_500);
  expect(reconciled.entities).toBeGreaterThan(50);
  expect(reconciled.slices).toBeGreaterThan(200);
  expect(reconciled.rejected).toBeGreaterThan(5);
  expect(result.derivedBytes).toBeGreaterThan(100_000);
  const { events, entities, slices } = reconciled;
  expect(calmReconciled).toMatchObject({ events, entities, slices, lost: [], strange: [] });
  expect(calmReconciled).toMatchObject({ altered: [], misbooked: [], physicalCopies: 0 });
});
