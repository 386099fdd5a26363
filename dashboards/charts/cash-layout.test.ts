import { describe, expect, it } from 'vitest';
import { type CashMonth, cashLayout } from './cash-layout.ts';

const month = (
  name: string,
  plan: number | null,
  actual: number | null,
  more: Partial<CashMonth> = {},
): CashMonth => ({ month: name, plan, actual, isFact: false, band: null, planBand: null, ...more });

/** Width 660 has 588 between the axes (60 to 648), four months are 196 apart. */
const WIDTH = 660;

describe('the curve of cumulative cash', () => {
  it('crosses zero where the line between two months does', () => {
    const layout = cashLayout(
      [
        month('2026-01', -50, -100, { isFact: true }),
        month('2026-02', -20, -60, { isFact: true }),
        month('2026-03', 10, 30),
        month('2026-04', 40, 60),
      ],
      WIDTH,
    );
    // From −60 to +30: after two thirds of the month, 60 + 196 · (1 + 2/3).
    expect(layout.crossing).toEqual({ month: '2026-03', x: expect.closeTo(386.667, 2) });
  });

  it('has room for what stands at its edges, however long the words of a language are', () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'].map((name) => month(name, 1, 2));
    // 518 of 660 are left for three gaps of 173: names of 170 stand at every second month, as 180 do not fit.
    const layout = cashLayout(months, WIDTH, { month: () => 170, tick: () => 120 });
    expect(layout.left).toBe(130);
    expect(layout.months.map(({ isNamed }) => isNamed)).toEqual([true, false, true, false]);
    // 196 apart, names of 150 stand at each; the last one moves 63 to the left, onto the one before.
    const close = cashLayout(months, WIDTH, { month: () => 150, tick: () => 0 });
    expect(close.months.map(({ isNamed }) => isNamed)).toEqual([true, true, true, false]);
  });

  it('lets what is expected begin where the facts end', () => {
    const { paths } = cashLayout(
      [month('2026-01', 1, 2, { isFact: true }), month('2026-02', 2, 4), month('2026-03', 3, 6)],
      WIDTH,
    );
    expect(paths.fact).toMatch(/^M[\d.]+ [\d.]+$/);
    expect(paths.expected.match(/[ML]/g)).toEqual(['M', 'L', 'L']);
    expect(paths.plan.match(/[ML]/g)).toEqual(['M', 'L', 'L']);
    expect(paths.band).toBe('');
  });

  it('leaves a gap where a month is not known, and holds zero on the scale', () => {
    const { paths, ticks, crossing } = cashLayout(
      [month('a', 5, null), month('b', null, null), month('c', 7, null)],
      WIDTH,
    );
    expect(paths.plan.match(/M/g)).toHaveLength(2);
    expect(ticks[0]?.at).toBe(0);
    expect(crossing).toBeNull();
  });

  it('draws one month, and months without money', () => {
    for (const months of [[month('a', 3, null)], [month('a', 0, 0), month('b', 0, 0)], []])
      expect(JSON.stringify(cashLayout(months, WIDTH))).not.toMatch(/null,null|NaN|Infinity/);
  });
});
