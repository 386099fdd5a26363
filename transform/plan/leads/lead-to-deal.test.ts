import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { leadToDeal } from './lead-to-deal.ts';

type Outcome = 'deal' | 'lost' | 'open';

const ask = (leads: readonly (readonly [number, Outcome])[], more = {}) =>
  answerOf(leadToDeal, { leads: leads.map(([days, outcome]) => ({ days, outcome })), ...more });

describe('from lead to deal', () => {
  it('is 1 − Kaplan–Meier where nobody is lost', () => {
    // Of four: 1/4 on day 1; of the two left on day 5, 1/4 + 3/4 · 1/2.
    const answer = ask(
      [
        [1, 'deal'],
        [3, 'open'],
        [5, 'deal'],
        [8, 'open'],
      ],
      { at: [0, 4, 8, 9] },
    );
    expect(answer.steps.map(({ conversion }) => conversion)).toEqual([0.25, 0.625]);
    // Greenwood: S² (1/(4·3) + 1/(2·1)).
    expect(answer.steps[1]!.standard_error).toBeCloseTo(0.375 * Math.sqrt(1 / 12 + 1 / 2), 12);
    expect(answer.at.map(({ conversion }) => conversion)).toEqual([0, 0.25, 0.625, null]);
    // The lead of day 3: (0.625 − 0.25) / 0.75; that of day 8 is past the last deal.
    expect(answer.expected_further_deals).toBeCloseTo(0.5, 12);
    expect(answer).toMatchObject({ ultimate: 0.625, ultimate_is_lower_bound: true, lag: [1] });
  });

  it('does not take lost leads for open ones', () => {
    // Day 1: half lost; the deal of day 2 is one of two at risk: 1/2 · 1/2. As open ones they would make it 1/2.
    const answer = ask([
      [1, 'lost'],
      [1, 'lost'],
      [2, 'deal'],
      [40, 'open'],
    ]);
    expect(answer.ultimate).toBe(0.25);
    expect(answer.steps.map(({ lost }) => lost)).toEqual([2, 0]);
  });

  it('answers no leads, and only decided ones', () => {
    expect(ask([], { at: [1] })).toMatchObject({
      steps: [],
      ultimate: null,
      expected_further_deals: 0,
      at: [{ day: 1, conversion: null }],
    });
    const all = ask([
      [0, 'deal'],
      [70, 'deal'],
    ]);
    expect(all).toMatchObject({ ultimate: 1, ultimate_is_lower_bound: false, lag: [0.5, 0, 0.5] });
    expect(all.steps[1]).toMatchObject({ conversion: 1, low: null, high: null });
  });

  it('rises from 0 to 1 at most, with its interval around it, and lags that add up to 1', () => {
    const lead = fc.tuple(fc.nat(120), fc.constantFrom<Outcome>('deal', 'lost', 'open'));
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 60 }), (leads) => {
        const answer = ask(leads);
        let before = 0;
        for (const { conversion, low, high } of answer.steps) {
          expect(conversion).toBeGreaterThanOrEqual(before);
          expect(conversion).toBeLessThanOrEqual(1 + 1e-12);
          if (low !== null && high !== null) {
            expect(low).toBeLessThanOrEqual(conversion + 1e-9);
            expect(high).toBeGreaterThanOrEqual(conversion - 1e-9);
          }
          before = conversion;
        }
        expect(answer.expected_further_deals).toBeGreaterThanOrEqual(-1e-12);
        expect(answer.expected_further_deals).toBeLessThanOrEqual(answer.open + 1e-9);
        if (answer.deals > 0) expect(answer.lag.reduce((so, one) => so + one, 0)).toBeCloseTo(1, 9);
        const shuffled = ask([...leads].reverse());
        expect(shuffled.steps).toEqual(answer.steps);
      }),
    );
  });
});
