import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { payback } from './payback.ts';

const ask = (nets: readonly (number | string | null)[], more = {}) =>
  answerOf(payback, {
    rate: 0,
    ...more,
    months: nets.map((net) => ({ cost: '0', margin: net === null ? null : String(net) })),
  });

/** Flows worth nothing at exactly these monthly rates: 100 · Π (1 − (1 + r) v). */
function flowsWithRoots(roots: readonly number[]): number[] {
  return roots.reduce<number[]>(
    (so, root) =>
      Array.from(
        { length: so.length + 1 },
        (_, power) => (so[power] ?? 0) - (1 + root) * (so[power - 1] ?? 0),
      ),
    [-100],
  );
}

describe('payback', () => {
  it('values a plan that pays back', () => {
    // 60 v² + 60 v = 100: v = (√27,600 − 60) / 120 = 0.884437, r = 13.0662 % a month; S = −100, −40, 20.
    const answer = ask([-100, 60, 60], { rate: 0.2, reinvest_rate: 0.08 });
    expect(answer.irr.status).toBe('unique');
    expect(answer.irr.monthly).toBeCloseTo(120 / (Math.sqrt(27_600) - 60) - 1, 12);
    expect(answer.irr.annual).toBeCloseTo((120 / (Math.sqrt(27_600) - 60)) ** 12 - 1, 9);
    expect(answer.payback).toEqual({ status: 'reached', months: 5 / 3, lasting_months: 5 / 3 });
    expect(Number(answer.npv)).toBeCloseTo(-100 + 60 / 1.2 ** (1 / 12) + 60 / 1.2 ** (2 / 12), 6);
    // (60 · 1.08^(1/12) + 60) / 100, its square root.
    expect(answer.mirr.monthly).toBeCloseTo(Math.sqrt((60 * 1.08 ** (1 / 12) + 60) / 100) - 1, 12);
    expect(answer.peak_cash_need).toEqual({ amount: '100.000000', month: 0 });
  });

  it('names every rate that fits, and takes none of several', () => {
    const { irr } = ask(flowsWithRoots([0.1, 0.2, -0.3]));
    expect(irr).toMatchObject({ status: 'multiple', monthly: null, annual: null });
    expect(irr.roots.map((root) => root.toFixed(9))).toEqual([
      '-0.300000000',
      '0.100000000',
      '0.200000000',
    ]);
    // A rate that the NPV only touches is found too.
    expect(ask(flowsWithRoots([0.1, 0.1])).irr.status).toBe('unique');
    // 1 − v + v² has no real root.
    expect(ask([1, -1, 1]).irr).toMatchObject({ status: 'no_root', roots: [] });
  });

  it.each([
    [[], 'all_zero', 'all_zero'],
    [[0], 'all_zero', 'all_zero'],
    [[-5], 'no_sign_change', 'not_reached'],
    [[5, 0, 7], 'no_sign_change', 'never_negative'],
    [[10, -5, 3], 'no_root', 'never_negative'],
    [[5, null], 'unknown', 'unknown'],
  ])('says of %j what exists', (nets, irr, back) => {
    const answer = ask(nets);
    expect(answer.irr.status).toBe(irr);
    expect(answer.payback.status).toBe(back);
    expect(answer.payback.months).toBe(back === 'never_negative' ? 0 : null);
  });

  it('says which months are unknown, and keeps what is known', () => {
    const answer = answerOf(payback, {
      rate: 0.1,
      months: [
        { cost: '5', margin: null },
        { cost: '7', margin: '1' },
      ],
    });
    expect(answer.totals).toEqual({ cost: '12.000000', margin: null, net: null });
    expect(answer.meta.unknown).toEqual({ margin: [0] });
    expect(answer).toMatchObject({ npv: null, profitability_index: null });
  });

  it('refuses rates at which nothing can be discounted', () => {
    for (const rate of [-1, -2])
      expect(() => ask([-1, 2], { rate })).toThrow(
        expect.objectContaining({
          code: 'input_invalid',
          errors: [{ field: 'rate', message: expect.stringContaining('above -1') }],
        }),
      );
  });

  const nets = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });

  it('gives only rates at which the flows are worth nothing', () => {
    fc.assert(
      fc.property(nets, (flows) => {
        for (const root of ask(flows).irr.roots) {
          const terms = flows.map((flow, month) => flow * (1 + root) ** -month);
          const size = terms.reduce((so, term) => so + Math.abs(term), 0);
          const npv = terms.reduce((so, term) => so + term, 0);
          // A rate near −100 % is known to 16 digits only, and 1 + rate to fewer.
          const known = 1e-9 + (flows.length * 1e-15) / (1 + root);
          if (Number.isFinite(size)) expect(Math.abs(npv) / size).toBeLessThan(known);
        }
      }),
    );
  });

  it('finds all rates of flows that are made to have them', () => {
    const root = fc.integer({ min: -8, max: 20 }).map((step) => step / 10);
    fc.assert(
      fc.property(fc.uniqueArray(root, { minLength: 1, maxLength: 4 }), (roots) => {
        const found = ask(flowsWithRoots(roots).map((flow) => flow.toFixed(12))).irr.roots;
        const asked = [...roots].sort((a, b) => a - b);
        expect(found).toHaveLength(asked.length);
        for (const [index, one] of asked.entries()) expect(found[index]).toBeCloseTo(one, 5);
      }),
    );
  });

  it('does not change when months without flows follow', () => {
    fc.assert(
      fc.property(nets, fc.nat(12), (flows, zeros) => {
        const [short, long] = [ask(flows), ask([...flows, ...Array(zeros).fill(0)])];
        expect(long.payback).toEqual(short.payback);
        expect(long.npv).toBe(short.npv);
        expect(long.irr).toEqual(short.irr);
      }),
    );
  });
});
