import { CONTRACTS } from '@throughline/api/contract/reports/index';
import type { ScoresReport } from '@throughline/api/contract/reports/scores';
import { incrementalityReport } from '@throughline/api/reports/incrementality/incrementality-report';
import { scoresReport } from '@throughline/api/reports/scores/scores-report';
import { published } from '@throughline/api/testing/published';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { armOf, HOLD_OUT, holdOutBegins } from './hold-out.ts';
import { needsOf, probability, surviving } from './needs.ts';
import { personOf } from './people.ts';
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

it('the hold-out: nobody in both halves, and an interval that holds what retargeting really adds', async () => {
  const { meta, rows } = CONTRACTS.incrementality.answer.parse(
    await incrementalityReport(
      await published(line.warehouse),
      CONTRACTS.incrementality.query.parse({ from: '2025-07-02', to: '2025-09-01' }),
      CONFIG,
    ),
  );
  expect(meta.experiments).toMatchObject([
    { name: HOLD_OUT.experiment, control: 'control', is_enough: true, crossed: 0 },
  ]);
  const shown = rows.find(({ arm }) => arm === 'shown')!;
  expect(rows.map(({ arm }) => arm)).toEqual(['control', 'shown']);
  expect(shown.people).toBeGreaterThan(200);

  // Σ over the needs of the half that was shown it of P(all touches) − P(those left without it).
  const { options } = world;
  const calendar = calendarOf(options.from, options.months, options.zone);
  const people = Array.from({ length: options.people }, (_, at) =>
    personOf(options.seed, at, calendar),
  );
  const begins = holdOutBegins(calendar);
  let truth = 0;
  for (const need of needsOf(options, calendar, people)) {
    if (armOf(options.seed, need.person.index) === 'control') continue;
    const left = surviving(
      need.touches,
      ({ at, channel }) => channel.key === HOLD_OUT.channel && at >= begins,
    );
    truth +=
      probability(need, need.touches, options.interactions) -
      probability(need, left, options.interactions);
  }
  expect(shown.more_buyers_low!).toBeLessThan(truth);
  expect(shown.more_buyers_high!).toBeGreaterThan(truth);
});
