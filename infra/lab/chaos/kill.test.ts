import { runs } from '@throughline/ingest/testing/long-runs';
import { expect, it } from 'vitest';
import { CHAOS_SEED, KILLS, survived, tallied } from '../testing/survived-kills.ts';

it(`nothing is lost and nothing is twice through ${KILLS} kills (THROUGHLINE_SEED=${CHAOS_SEED})`, {
  timeout: 900_000,
}, async () => {
  const { starting, loading, deriving } = tallied(await survived('embedded'));
  // The kills hit what they were meant to hit; of a few, which they hit is chance.
  expect(starting).toBeGreaterThanOrEqual(runs(0, 3));
  expect(loading + deriving).toBeGreaterThanOrEqual(runs(0, KILLS / 3));
});
