import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { losingSince } from './losing-since.ts';

const JANUARY = { from: '2026-01-01', to: '2026-01-09' };
const at = (...profits: readonly number[]) =>
  profits.map((profit, index) => ({ day: `2026-01-0${index + 1}`, profit: BigInt(profit) }));

describe('losingSince', () => {
  it('begins after the last day on which the running profit was at its highest', () => {
    // Running: 5, 3, 5, 5, 4, −2, −2, −2, −2. It was last at 5 on the 4th; 7 were lost after that.
    expect(losingSince(at(5, -2, 2, 0, -1, -6), JANUARY)).toEqual({
      since: '2026-01-05',
      lost: 7n,
    });
  });

  it('begins with the first day of cost where nothing was ever earned', () => {
    expect(losingSince(at(0, 0, -4, 1), JANUARY)).toEqual({ since: '2026-01-03', lost: 3n });
    expect(losingSince(at(-1), JANUARY)).toEqual({ since: '2026-01-01', lost: 1n });
  });

  it('is null where the last day is the best one, or nothing happened', () => {
    expect(losingSince(at(-3, 5), JANUARY)).toBeNull();
    expect(losingSince([], JANUARY)).toBeNull();
  });

  it('splits the profit of the period in what was earned until then and what was lost since', () => {
    const sum = (profits: readonly bigint[]) => profits.reduce((all, one) => all + one, 0n);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 9 }), (profits) => {
        const days = at(...profits);
        const found = losingSince(days, JANUARY);
        const before = days.filter(({ day }) => !found || day < found.since);
        const after = days.filter(({ day }) => found && day >= found.since);
        const earned = sum(before.map(({ profit }) => profit));
        expect(earned).toBeGreaterThanOrEqual(0n);
        expect(earned - (found?.lost ?? 0n)).toBe(sum(days.map(({ profit }) => profit)));
        // From then on it was never where it had been.
        let running = 0n;
        for (const { profit } of after) {
          running += profit;
          expect(running).toBeLessThan(0n);
        }
      }),
    );
  });
});
