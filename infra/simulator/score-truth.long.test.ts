import { CONTRACTS } from '@throughline/api/contract/reports/index';
import type { ScoresReport } from '@throughline/api/contract/reports/scores';
import { scoresReport } from '@throughline/api/reports/scores/scores-report';
import { published } from '@throughline/api/testing/published';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import { factsOf } from './testing/facts-of.ts';

/**
 * Scores against a business whose people buy by chance: whoever needs something more buys more often, and meets more touches.
 * Outcomes of the newest third, which no model has seen, are what the simulator drew.
 */
const world = simulate({ seed: 11, from: '2024-09-02', months: 12, people: 2500, noise: 0 });
const { config } = world;
const REPORTED = ['ga4', 'callrail', 'shopify', 'pipedrive'];
const CONFIG = {
  ...{ currency: 'RUB', timezone: config.timezone, lookbackDays: 90, halfLifeDays: 7 },
  customWeights: [40, 20, 40],
};

let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  const { currency, timezone } = config;
  const since = Date.parse('2025-09-03T00:00:00Z') * 1000;
  line = await openTestLine({ currency, timezone, lookbackDays: 90 }, undefined, since);
  const facts = await factsOf(world, REPORTED);
  for (let at = 0; at < facts.length; at += 20_000) await line.load(facts.slice(at, at + 20_000));
  while (await line.advance());
}, 600_000);
afterAll(() => line.close());

async function ask(who: 'lead' | 'visitor'): Promise<ScoresReport> {
  const query = { from: '2025-06-01', to: '2025-08-31', who, by: 'channel' };
  const asked = CONTRACTS.scores.query.parse(query);
  return CONTRACTS.scores.answer.parse(
    await scoresReport(await published(line.warehouse), asked, CONFIG),
  );
}

describe.each(['lead', 'visitor'] as const)('the score of a %s', (who) => {
  it('is as often right as it says, on people whom it has not seen', async () => {
    const { meta, bins } = await ask(who);
    expect(meta.sample.status).toBe('enough');
    expect(meta.used).toEqual({ score: 'model', reason: 'better_than_average' });
    const { quality } = meta;
    expect(quality.count).toBeGreaterThan(60);
    // Expected and real buyers differ by no more than chance: three standard deviations of a sum of draws.
    const expected = bins.reduce((sum, { tested, predicted }) => sum + tested * predicted, 0);
    const spread = Math.sqrt(
      bins.reduce((sum, { tested, predicted: p }) => sum + tested * p * (1 - p), 0),
    );
    expect(Math.abs(expected - quality.positives)).toBeLessThan(3 * spread);
    // Better than the average for everybody, at telling who and at saying how likely.
    expect(quality.auc).toBeGreaterThan(0.5);
    expect(quality.brier).toBeLessThan(quality.brier_base!);
    expect(quality.calibration_error).toBeLessThan(0.08);
  });
});
