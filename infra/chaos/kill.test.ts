import { expect, it } from 'vitest';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { brokenLaws, type ChaosResult, chaos, type WiringName } from './chaos.ts';
import type { Tally } from './kill-repeatedly.ts';

const SEED = Number(process.env.THROUGHLINE_SEED ?? 1);
/** `npm run chaos` makes a hundred. */
const KILLS = 14;

it(`nothing is lost and nothing is twice through ${KILLS} kills (THROUGHLINE_SEED=${SEED})`, {
  timeout: 900_000,
}, async () => {
  const { starting, loading, deriving } = tallied(await survived('embedded'));
  // The kills hit what they were meant to hit.
  expect(starting).toBeGreaterThanOrEqual(3);
  expect(loading + deriving).toBeGreaterThanOrEqual(5);
});

describeWithKafka('the distributed line', () => {
  it(`neither through ${KILLS} kills of its processes and servers (THROUGHLINE_SEED=${SEED})`, {
    timeout: 900_000,
  }, async () => {
    const result = await survived('distributed');
    expect(Object.keys(result.victims)).toEqual(expect.arrayContaining(['worker 1', 'worker 2']));
    const { starting, loading, deriving } = tallied(result);
    expect(starting).toBeGreaterThanOrEqual(2);
    expect(loading + deriving).toBeGreaterThanOrEqual(3);
    // What was written into the topic past the collectors costs a row each, and nothing else.
    expect(result.strays).toBeGreaterThanOrEqual(4);
  });
});

async function survived(wiring: WiringName): Promise<ChaosResult> {
  const result = await chaos({ wiring, kills: KILLS, seed: SEED, people: 250 });

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
  expect(result.requests).toBeGreaterThan(result.acknowledged);
  expect(reconciled.events + reconciled.entities + reconciled.slices).toBe(result.facts);
  expect(reconciled.events).toBeGreaterThan(1_500);
  expect(reconciled.entities).toBeGreaterThan(50);
  expect(reconciled.slices).toBeGreaterThan(200);
  expect(reconciled.rejected).toBeGreaterThan(5);
  expect(result.derivedBytes).toBeGreaterThan(100_000);
  const { events, entities, slices } = reconciled;
  expect(calmReconciled).toMatchObject({ events, entities, slices, physicalCopies: 0 });
  return result;
}

/** Of all victims. */
function tallied({ victims }: ChaosResult): Tally {
  const all = { starting: 0, accepting: 0, loading: 0, deriving: 0 };
  for (const tally of Object.values(victims))
    for (const phase of ['starting', 'accepting', 'loading', 'deriving'] as const)
      all[phase] += tally[phase];
  return all;
}
