import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHOICES, type Reading } from '../../contract/reports/multiverse.ts';
import { decisiveOf, flippedBy, flipsOf } from './verdicts.ts';

const readings: readonly Reading[] = (['first', 'last', 'linear'] as const).flatMap((model) =>
  (['payment', 'lead'] as const).flatMap((basis) =>
    (['revenue', 'margin'] as const).map((value) => ({
      ...{ model, basis, value, vat: 'excluded' as const },
    })),
  ),
);
const verdict = fc.constantFrom(true, false, null);

describe('what turns a verdict round', () => {
  it('is the value where a channel earns by revenue alone, counted by hand', () => {
    const verdicts = readings.map(({ value }) => value === 'revenue');
    expect(flipsOf(readings, verdicts)).toEqual([
      // Three pairs of models in each of four, one pair of bases in each of six, one of values in each of six.
      { choice: 'model', flips: 0, pairs: 12 },
      { choice: 'basis', flips: 0, pairs: 6 },
      { choice: 'value', flips: 6, pairs: 6 },
      { choice: 'vat', flips: 0, pairs: 0 },
    ]);
    expect(decisiveOf(flipsOf(readings, verdicts))?.choice).toBe('value');
    expect(flippedBy(readings, verdicts, readings[1]!)).toEqual([
      { choice: 'value', to: 'revenue' },
    ]);
  });

  it('is nothing where all agree, and what is not known turns nothing', () => {
    const verdicts = readings.map((_, at) => (at === 3 ? null : true));
    expect(decisiveOf(flipsOf(readings, verdicts))).toBeNull();
    expect(flippedBy(readings, verdicts, readings[3]!)).toEqual([]);
  });

  it('counts every pair that differs in one choice alone', () => {
    fc.assert(
      fc.property(
        fc.array(verdict, { minLength: readings.length, maxLength: readings.length }),
        (verdicts) => {
          for (const { choice, flips, pairs } of flipsOf(readings, verdicts)) {
            const alike = readings.flatMap((left, at) =>
              readings.slice(at + 1).flatMap((right, after) => {
                const apart = CHOICES.filter((key) => left[key] !== right[key]);
                const both = [verdicts[at], verdicts[at + 1 + after]] as const;
                return apart.length === 1 && apart[0] === choice && !both.includes(null)
                  ? [both]
                  : [];
              }),
            );
            expect([flips, pairs]).toEqual([
              alike.filter(([left, right]) => left !== right).length,
              alike.length,
            ]);
          }
        },
      ),
    );
  });
});
