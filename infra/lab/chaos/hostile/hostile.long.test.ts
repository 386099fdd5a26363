import { expect, it } from 'vitest';
import { brokenPromises } from './broken-promises.ts';
import { hostile } from './hostile-run.ts';

const SEED = Number(process.env.THROUGHLINE_SEED ?? 1);

const DELIVERIES = 1_000;
const REQUESTS = 500;

// `npm run chaos -- --hostile` sends ten thousand and two thousand.
it(`the line bears what nobody should send (THROUGHLINE_SEED=${SEED})`, {
  timeout: 300_000,
}, async () => {
  const result = await hostile({ deliveries: DELIVERIES, requests: REQUESTS, seed: SEED });
  // Other tests run beside it; how long it stands still at most is measured by the command.
  expect(brokenPromises(result, { mostStallMs: 15_000, mostGoodSeconds: 60 })).toEqual([]);
  // The run met what it was meant to meet.
  const { reckoning, answers } = result;
  expect(reckoning.acknowledged).toBeGreaterThan(0.6 * DELIVERIES);
  expect(reckoning.badRows).toBeGreaterThan(0.1 * DELIVERIES);
  expect(reckoning.events).toBeGreaterThan(0.004 * DELIVERIES);
  expect(reckoning.entities).toBeGreaterThan(0.04 * DELIVERIES);
  expect(answers['200']).toBeGreaterThan(0.4 * REQUESTS);
  expect(answers['400']).toBeGreaterThan(0.08 * REQUESTS);
});
