import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { decisionOf, needsOf, probability, surviving } from './needs.ts';
import { withDefaults } from './options.ts';
import { personOf } from './people.ts';

const options = withDefaults({ seed: 9, from: '2025-01-01', months: 6, people: 150 });
const calendar = calendarOf(options.from, options.months, options.zone);
const people = Array.from({ length: options.people }, (_, index) =>
  personOf(options.seed, index, calendar),
);
const needs = needsOf(options, calendar, people);

describe('a need', () => {
  it.each([true, false])(
    'is decided as often as its probability says (interactions: %s)',
    (interactions) => {
      const draws = 400;
      for (const need of needs) {
        let decided = 0;
        for (let index = 0; index < draws; index += 1) {
          const luck = (index + 0.5) / draws;
          if (decisionOf({ ...need, luck }, interactions) !== undefined) decided += 1;
        }
        const stated = probability(need, need.touches, interactions);
        expect(Math.abs(decided / draws - stated)).toBeLessThanOrEqual(1 / draws);
      }
    },
  );

  it('is decided by a moment as often as the probability until then says', () => {
    const need = needs.find((each) => each.touches.length > 4)!;
    const until = need.touches[2]!.at;
    const draws = 4_000;
    let decided = 0;
    for (let index = 0; index < draws; index += 1) {
      const at = decisionOf({ ...need, luck: (index + 0.5) / draws }, true);
      if (at !== undefined && at - need.delay < until) decided += 1;
    }
    const stated = probability(need, need.touches, true, until);
    expect(Math.abs(decided / draws - stated)).toBeLessThanOrEqual(1 / draws);
  });

  it('follows the two formulae', () => {
    const need = needs.find((each) => each.touches.length === 2)!;
    const [a, b] = need.touches.map((touch) => touch.effect) as [number, number];
    expect(probability(need, need.touches, true)).toBeCloseTo(
      1 - (1 - need.base) * (1 - a) * (1 - b),
      12,
    );
    expect(probability(need, need.touches, false)).toBeCloseTo(need.base + a + b, 12);
    expect(probability(need, [], true)).toBe(need.base);
  });

  it('loses with a touch all that the touch led to', () => {
    const need = needs.find((each) => each.touches.some((touch) => touch.cause))!;
    const caused = need.touches.find((touch) => touch.cause)!;
    const left = surviving(need.touches, (touch) => touch === caused.cause);
    expect(left).not.toContain(caused);
    expect(left.length).toBe(
      need.touches.filter((touch) => touch !== caused.cause && touch.cause !== caused.cause).length,
    );
  });

  it('meets nobody through a channel that is off, and the others as before', () => {
    const without = needsOf({ ...options, without: ['telegram'] }, calendar, people);
    const ids = (list: typeof needs) =>
      list.map((need) => [
        need.luck,
        ...need.touches.map((t) => `${t.id} ${t.channel.key} ${t.at}`),
      ]);
    const kept = needs.map((need) => ({
      ...need,
      touches: surviving(need.touches, (touch) => touch.channel.key === 'telegram'),
    }));
    expect(ids(without)).toEqual(ids(kept));
    expect(ids(without)).not.toEqual(ids(needs));
  });
});
