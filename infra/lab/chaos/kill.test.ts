import { expect, it } from 'vitest';
import { CHAOS_SEED, KILLS, survived, tallied } from '../testing/survived-kills.ts';

it(`nothing is lost and nothing is twice through ${KILLS} kills (THROUGHLINE_SEED=${CHAOS_SEED})`, {
  timeout: 900_000,
}, async () => {
  const { starting, loading, deriving } = tallied(await survived('embedded'));
  // The kills hit what they were meant to hit.
  expect(starting).toBeGreaterThanOrEqual(3);
  expect(loading + deriving).toBeGreaterThanOrEqual(KILLS / 3);
});
