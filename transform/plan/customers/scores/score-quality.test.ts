import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreQuality } from './score-quality.ts';

test('four scores by hand', () => {
  const answer = scoreQuality.calculate({
    probabilities: [1, 0.5, 0.5, 0],
    outcomes: [1, 1, 0, 0],
    base_rate: 0.25,
  });
  // Pairs: (1, 0.5), (1, 0), (0.5, 0) right, (0.5, 0.5) half: 3.5 of 4.
  expect(answer).toEqual({
    count: 4,
    positives: 2,
    auc: 0.875,
    auc_status: 'defined',
    brier: 0.125,
    brier_base: (2 * 0.5625 + 2 * 0.0625) / 4,
    calibration_error: 0,
    bins: [
      { from: 0, count: 1, mean: 0, observed: 0 },
      { from: 0.5, count: 2, mean: 0.5, observed: 0.5 },
      { from: 0.9, count: 1, mean: 1, observed: 1 },
    ],
    verdict: 'better_than_average',
  });
});

test('what cannot be told has a status', () => {
  expect(scoreQuality.calculate({ probabilities: [], outcomes: [] })).toMatchObject({
    auc: null,
    auc_status: 'no_rows',
    brier: null,
    calibration_error: null,
    verdict: 'unknown',
  });
  expect(scoreQuality.calculate({ probabilities: [0.4, 0.9], outcomes: [1, 1] })).toMatchObject({
    auc: null,
    auc_status: 'one_class',
    verdict: 'not_better_than_average',
  });
  const uneven = { probabilities: [0.4], outcomes: [] };
  expect(scoreQuality.input.safeParse(uneven).success).toBe(false);
});

const scored = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
    fc.constantFrom(0 as const, 1 as const),
  ),
  { minLength: 1, maxLength: 40 },
);

function qualityOf(rows: readonly (readonly [number, 0 | 1])[]) {
  return scoreQuality.calculate({
    probabilities: rows.map(([probability]) => probability),
    outcomes: rows.map(([, outcome]) => outcome),
  });
}

test('AUC is the share of right pairs, whatever the order, and turns round with the scores', () => {
  fc.assert(
    fc.property(scored, (rows) => {
      const answer = qualityOf(rows);
      const pairs = rows
        .filter(([, outcome]) => outcome === 1)
        .flatMap(([p]) =>
          rows.filter(([, o]) => o === 0).map(([q]) => (p > q ? 1 : p === q ? 0.5 : 0)),
        );
      const right = pairs.reduce<number>((sum, one) => sum + one, 0);
      if (pairs.length === 0) expect(answer.auc).toBeNull();
      else {
        expect(answer.auc).toBeCloseTo(right / pairs.length, 12);
        const turned = qualityOf(rows.map(([p, outcome]) => [1 - p, outcome]));
        expect(turned.auc).toBeCloseTo(1 - answer.auc!, 12);
      }
      expect(qualityOf(rows.toReversed()).auc).toBe(answer.auc);
      expect(answer.bins.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    }),
  );
});
