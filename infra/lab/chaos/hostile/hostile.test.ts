import { expect, it } from 'vitest';
import { brokenPromises } from './broken-promises.ts';
import { hostile } from './hostile-run.ts';

const SEED = Number(process.env.THROUGHLINE_SEED ?? 1);

// `npm run chaos -- --hostile` sends ten thousand and two thousand.
it(`the line bears what nobody should send (THROUGHLINE_SEED=${SEED})`, {
  timeout: 300_000,
}, async () => {
  const result = await hostile({ deliveries: 500, requests: 250, seed: SEED });
  // Other tests run beside it; how long it stands still at most is measured by the command.
  expect(brokenPromises(result, { mostStallMs: 15_000, mostGoodSeconds: 60 })).toEqual([]);
  // The run met what it was meant to meet.
  const { reckoning, answers } = result;
  expect(reckoning.acknowledged).toBeGreaterThan(300);
  expect(reckoning.badRows).toBeGreaterThan(50);
  expect(reckoning.events).toBeGreaterThan(2);
  expect(reckoning.entities).toBeGreaterThan(20);
  expect(answers['200']).toBeGreaterThan(100);
  expect(answers['400']).toBeGreaterThan(20);
});
