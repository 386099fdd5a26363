import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNNEL_STEPS, LEAD_STEPS } from '../../contract/reports/funnel-rows.ts';
import { cohortOf, medianDays, type StoredCount } from './lead-counts.ts';
import { stepRows } from './step-rows.ts';

const stored = (step: StoredCount['step'], outcome: string, days: number, leads: number) =>
  ({ part: '', cohort: 'now', step, outcome, days, leads: String(leads) }) satisfies StoredCount;

/** One lead as the warehouse sums it up: how far it came, after how many days, and whether it was lost. */
const lead = fc.record({
  depth: fc.integer({ min: 0, max: 3 }),
  days: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)),
  isLost: fc.boolean(),
  age: fc.integer({ min: 90, max: 200 }),
});
const STEPS = ['qualified', 'deal', 'paid'] as const;

type Lead = typeof lead extends fc.Arbitrary<infer Value> ? Value : never;

function countsOf({ depth, days, isLost, age }: Lead): StoredCount[] {
  const lost = isLost && depth < 3;
  let passed = 0;
  return [
    ...STEPS.map((step, at) => {
      passed += days[at]!;
      if (at < depth) return stored(step, 'reached', passed, 1);
      return lost ? stored(step, 'lost', 95, 1) : stored(step, 'open', age, 1);
    }),
    stored('end', LEAD_STEPS[depth]!, lost ? 1 : 0, 1),
  ];
}

describe('stepRows', () => {
  it('adds up: who came to a step went on or stopped, lost or open, and is expected within what is open', () => {
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 40 }), fc.boolean(), (leads, isTold) => {
        const cohort = cohortOf(leads.flatMap((one) => countsOf(one)));
        const part = {
          ...{ visits: { now: 500, before: 0 }, now: cohort, before: null, window: cohort },
          planned: null,
        };
        const steps = FUNNEL_STEPS.filter((step) => isTold || step !== 'qualified');
        const rows = stepRows(part, steps, cohort);
        expect(rows.find(({ step }) => step === 'lead')!.reached).toBe(leads.length);
        for (const [at, row] of rows.entries()) {
          const next = rows[at + 1];
          if (row.step === 'visit' || !next) continue;
          expect(row.stopped).toBe(row.reached! - next.reached!);
          expect(row.lost! + row.open!).toBe(row.stopped);
          expect(next.reached).toBeLessThanOrEqual(row.reached!);
        }
        for (const { expected, expected_low: low, expected_high: high, reached } of rows) {
          if (expected === null) continue;
          expect(reached!).toBeLessThanOrEqual(expected + 1e-9);
          expect(low!).toBeLessThanOrEqual(expected + 1e-9);
          expect(expected).toBeLessThanOrEqual(high! + 1e-9);
          expect(high!).toBeLessThanOrEqual(leads.length + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes the middle of the days, and the mean of two in the middle', () => {
    const days = (...all: number[]) =>
      medianDays(cohortOf(all.map((day) => stored('deal', 'reached', day, 1))).steps.deal);
    expect([days(), days(4), days(1, 4), days(9, 1, 2)]).toEqual([null, 4, 2.5, 2]);
  });
});
