import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { paybackDated } from './payback-dated.ts';

const ask = (flows: readonly (readonly [string, string])[], rate = 0.1) =>
  answerOf(paybackDated, { rate, flows: flows.map(([date, amount]) => ({ date, amount })) });

describe('payback of dated flows', () => {
  it('counts days of a year of 365', () => {
    // 365 days later 110 are worth 100 at 10 %; a leap year has 366.
    const { xnpv, xirr } = ask([
      ['2027-01-01', '110'],
      ['2026-01-01', '-100'],
    ]);
    expect(xnpv).toBe('0.000000');
    expect(xirr.annual).toBeCloseTo(0.1, 12);
    const leap = ask([
      ['2028-01-01', '-100'],
      ['2029-01-01', '110'],
    ]);
    expect(leap.xirr.annual).toBeCloseTo(1.1 ** (365 / 366) - 1, 12);
  });

  it('says the day on which the sum is back, and the last such day', () => {
    const { payback, peak_cash_need } = ask([
      ['2026-01-05', '-30'],
      ['2026-02-01', '40'],
      ['2026-02-10', '-50'],
      ['2026-03-01', '20'],
      ['2026-03-01', '20'],
    ]);
    expect(payback).toEqual({
      status: 'reached',
      date: '2026-02-01',
      lasting_date: '2026-03-01',
    });
    expect(peak_cash_need).toEqual({ amount: '40.000000', date: '2026-02-10' });
  });

  it('answers none and one day', () => {
    expect(ask([])).toMatchObject({ xnpv: '0.000000', xirr: { status: 'all_zero' } });
    expect(
      ask([
        ['2026-01-05', '-30'],
        ['2026-01-05', '30'],
      ]).payback,
    ).toMatchObject({ status: 'all_zero', date: null });
    expect(ask([['2026-01-05', '-30']]).payback).toMatchObject({ status: 'not_reached' });
    // A thousandfold overnight is a rate beyond all numbers.
    expect(
      ask([
        ['2026-01-05', '-1'],
        ['2026-01-06', '1000'],
      ]).xirr,
    ).toEqual({ status: 'no_root', annual: null, roots: [] });
  });

  it('refuses days that are not in the calendar', () => {
    expect(() => ask([['2026-02-30', '1']])).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'flows[0].date' })] }),
    );
  });

  it('does not depend on the order of flows', () => {
    const flow = fc.tuple(
      fc
        .integer({ min: 0, max: 900 })
        .map((day) => new Date(day * 86_400_000 + 1.7e12).toISOString().slice(0, 10)),
      fc.integer({ min: -9999, max: 9999 }).map((cents) => (cents / 100).toFixed(2)),
    );
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 30 }), (flows) => {
        expect(ask([...flows].reverse())).toEqual(ask(flows));
      }),
    );
  });
});
