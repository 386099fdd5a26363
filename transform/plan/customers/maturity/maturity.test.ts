import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../answer-of.ts';
import { INDICATORS } from './indicators.ts';
import { maturity } from './maturity.ts';
import { shownStage } from './shown-stage.ts';
import { type Levels, stageOf } from './stage.ts';
import type { Level } from './truth.ts';

const NAMES = Object.keys(INDICATORS);
const all = (level: Level | null, but: Record<string, Level | null> = {}): Levels => ({
  ...Object.fromEntries(NAMES.map((name) => [name, level])),
  ...but,
});

test('a stage needs its gates, 70 % of the others and the stage before', () => {
  expect(stageOf(all(3), 'unmet')).toBe(3);
  expect(stageOf(all(3, { goals: 2 }), 'unmet')).toBe(2);
  expect(stageOf(all(3, { email: 1 }), 'unmet')).toBe(1);
  // Stage 3 has 6 gates and 13 others: 70 % of 13 is 9.1, so three below are let pass and four are not.
  const low = { leakage: 2, automation: 2, identity: 2 } as const;
  expect(stageOf(all(3, low), 'unmet')).toBe(3);
  expect(stageOf(all(3, { ...low, experiments: 2 }), 'unmet')).toBe(2);
  // Of ten others seven are exactly enough; unknown ones do not count.
  const unknown = { budget_growth: null, crm_loop: null, omnichannel: null } as const;
  expect(stageOf(all(3, { ...low, ...unknown }), 'unmet')).toBe(3);
});

test('an unknown gate stops the stage, and the upper stage says what it could be', () => {
  const levels = all(3, { planning: null });
  expect([stageOf(levels, 'unmet'), stageOf(levels, 'met')]).toEqual([2, 3]);
  const worse = all(3, { planning: null, goals: 1 });
  expect([stageOf(worse, 'unmet'), stageOf(worse, 'met')]).toEqual([2, 2]);
});

test('hysteresis: the shown stage moves to the nearer of two computed ones on one side of it', () => {
  const shown = (computed: Level, before: Level, now: Level) =>
    shownStage(now, { computed: before, shown: computed });
  expect(shown(2, 3, 4)).toBe(3);
  expect(shown(2, 4, 3)).toBe(3);
  expect(shown(2, 2, 4)).toBe(2);
  expect(shown(3, 2, 1)).toBe(2);
  expect(shown(3, 4, 2)).toBe(3);
  expect(shownStage(2, null)).toBe(2);
  expect(shownStage(2, { computed: null, shown: 3 })).toBe(3);
  expect(shownStage(2, { computed: 1, shown: null })).toBe(2);
  expect(shownStage(null, { computed: 3, shown: 3 })).toBeNull();
});

const tenKnown = {
  tracking_coverage: { share: 0.7 },
  cost_coverage: { share: 0.4 },
  trend: { traffic: 0, conversion: 0 },
  cash_stability: { cv: 0.3 },
  email: { net_growth: 0.1, triggered_share: null },
  loyalty: { change: 0.1 },
  leakage: { share: 0.1 },
  automation: { share: 0.2 },
  goals: { basis: 'own_data' },
  budget_growth: { growth: 0.1 },
};

test('ten known indicators have a stage, nine have only questions', () => {
  const answer = answerOf(maturity, { indicators: tenKnown });
  // Gates of 2 are met; of the six others only cost_coverage is below: 5 of 6.
  expect(answer).toMatchObject({
    stage: 2,
    shown: 2,
    upper_stage: 2,
    known: 10,
    dimensions: { data: 1.5, channels: 2, customers: 3, automation: 2, planning: 2 },
    unmet_gates: ['cost_coverage', 'goals'],
    unknown_gates: ['revenue_attributed', 'segmentation', 'planning'],
  });
  const nine = answerOf(maturity, { indicators: { ...tenKnown, goals: null } });
  expect(nine).toMatchObject({
    stage: null,
    shown: null,
    upper_stage: null,
    known: 9,
    unmet_gates: [],
  });
  expect(answerOf(maturity, { indicators: {} })).toMatchObject({
    known: 0,
    stage: null,
    dimensions: { data: null, planning: null },
  });
});

test('gaps are ranked by (threshold − value) × what the indicator governs', () => {
  const { gaps } = answerOf(maturity, {
    indicators: tenKnown,
    governs: {
      tracking_coverage: '1000.00',
      cost_coverage: '9000',
      leakage: '100',
      goals: '5',
      identity: '77',
      automation: null,
    },
  });
  expect(
    gaps.map(({ indicator, next_level, at_stake }) => [indicator, next_level, at_stake]),
  ).toEqual([
    ['cost_coverage', 2, '900.000000'],
    ['tracking_coverage', 3, '150.000000'],
    ['leakage', 4, '5.000000'],
  ]);
});

test('unknown indicators and fields are refused', () => {
  const parse = (input: unknown) => maturity.input.safeParse(input).success;
  expect(parse({ indicators: { luck: { share: 1 } } })).toBe(false);
  expect(parse({ indicators: { automation: { share: 1, extra: 1 } } })).toBe(false);
  expect(parse({ indicators: {}, previous: { computed: 5, shown: 1 } })).toBe(false);
  expect(parse({ indicators: { automation: null }, previous: null })).toBe(true);
});

test('a better indicator never lowers the stage, and knowing less never raises it', () => {
  const level = fc.constantFrom<Level | null>(1, 2, 3, 4, null);
  const levels = fc.tuple(...NAMES.map(() => level));
  fc.assert(
    fc.property(levels, fc.nat(NAMES.length - 1), (values, at) => {
      const of = (list: readonly (Level | null)[]) =>
        stageOf(Object.fromEntries(NAMES.map((name, i) => [name, list[i] ?? null])), 'unmet');
      const one = values[at] ?? null;
      if (one !== null && one < 4)
        expect(of(values.with(at, (one + 1) as Level))).toBeGreaterThanOrEqual(of(values));
      const upper = stageOf(
        Object.fromEntries(NAMES.map((name, i) => [name, values[i] ?? null])),
        'met',
      );
      expect(upper).toBeGreaterThanOrEqual(of(values));
    }),
  );
});
