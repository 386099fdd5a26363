import { Exact } from '@throughline/transform/plan/figures/exact';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packOf } from './pack.ts';

const RATES = { rate: 0, finance_rate: 0, reinvest_rate: 0 };
const flows = (nets: readonly number[]) =>
  nets.map((net) => ({
    ...{ cost: new Exact(Math.max(0, -net)), margin: new Exact(Math.max(0, net)) },
    ...{ revenue: null, cash_in: null, cash_out: null },
  })) as unknown as Parameters<typeof packOf>[0];

describe('packOf', () => {
  it('names the month at whose end the cost is paid for', () => {
    // −10, −16, −12, −1, +8: the sum is made good within the fifth month, 4 − 1 + 1 / 9 after the end of the first.
    const { payback } = packOf(flows([-10, -6, 4, 11, 9]), RATES, '2026-01');
    expect(payback).toMatchObject({ status: 'reached', month: '2026-05' });
    expect(payback.months).toBeCloseTo(3 + 1 / 9, 9);
  });

  it('is paid back in the month whose row shows it, whatever the flows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 14 }),
        (nets) => {
          const sums = nets.map((_, at) =>
            nets.slice(0, at + 1).reduce((sum, net) => sum + net, 0),
          );
          const behind = sums.findIndex((sum) => sum < 0);
          const back = sums.findIndex((sum, at) => behind >= 0 && at > behind && sum >= 0);
          const { payback } = packOf(flows(nets), RATES, '2026-01');
          if (back < 0) expect(payback.status).not.toBe('reached');
          else
            expect([payback.status, payback.month]).toEqual([
              'reached',
              `${2026 + Math.floor(back / 12)}-${String((back % 12) + 1).padStart(2, '0')}`,
            ]);
        },
      ),
    );
  });
});
