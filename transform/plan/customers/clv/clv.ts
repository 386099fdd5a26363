import { calculation } from '../../calculation.ts';
import { type Sample, sampleOf } from '../sample.ts';
import { type BgNbd, fitBgNbd } from './bg-nbd.ts';
import { type ClvCustomer, type ClvInput, clvInput, DAYS } from './clv-input.ts';
import { type CustomerForecast, forecastCustomers } from './customer-forecast.ts';
import type { Valuation } from './customer-value.ts';
import {
  correlationOf,
  type OrdersFlag,
  ordersFlags,
  type ValueFlag,
  valueFlags,
} from './flags.ts';
import { fitGammaGamma, type GammaGamma } from './gamma-gamma.ts';
import { type HoldOut, holdOut } from './hold-out.ts';
import { type ClvIntervals, clvIntervals } from './interval.ts';
import { meanValues, population, triplesOf } from './population.ts';
import { type Totals, totalsOf } from './totals.ts';

/** Below it a page shows the cohort table only. */
const MINIMUM = { customers: 200, with_repeat: 60, months: 6 };

export interface Clv extends Totals {
  /** `no_repeats`: nobody has ordered again in any time, and nothing can be fitted. */
  readonly status: 'fitted' | 'weak' | 'no_repeats';
  readonly flags: { readonly orders: readonly OrdersFlag[]; readonly value: readonly ValueFlag[] };
  readonly sample: Sample;
  readonly bg_nbd: (BgNbd & { readonly log_likelihood: number }) | null;
  /** `customers`: those with a repeat order of a known, positive mean value. */
  readonly gamma_gamma:
    | (GammaGamma & { readonly customers: number; readonly log_likelihood: number })
    | null;
  readonly correlation: number | null;
  readonly customers: readonly CustomerForecast[];
  readonly intervals: ClvIntervals | null;
  readonly hold_out: HoldOut;
  readonly left_out: { readonly unknown_value: number; readonly value_not_positive: number };
  readonly meta: { readonly seed: number; readonly draws: number };
}

/** Lifetime value by BG/NBD (how often, how long) and Gamma–Gamma (how much), for customers without a contract. */
export const clv = calculation<ClvInput, Clv>({
  name: 'clv',
  input: clvInput,
  calculate(input) {
    const { customers, counts, unit, horizon, draws, seed } = input;
    const people = population(customers, counts);
    const paying = meanValues(people);
    const orders = fitBgNbd(triplesOf(people));
    const values = orders && fitGammaGamma(paying);
    const valuation: Valuation | null =
      input.margin_rate == null ? null : { unit, marginRate: input.margin_rate, rate: input.rate };
    const correlation = correlationOf(paying);
    const flags = {
      orders: orders ? ordersFlags(orders) : [],
      value: values ? valueFlags(values, correlation) : [],
    };
    const numberOf = (which: (customer: ClvCustomer) => boolean) =>
      customers.reduce((sum, one, at) => (which(one) ? sum + (counts?.[at] ?? 1) : sum), 0);
    const months =
      customers.reduce((most, [, , age]) => Math.max(most, age), 0) * (DAYS[unit] / DAYS.month);
    return {
      status: !orders ? 'no_repeats' : flags.orders.length > 0 ? 'weak' : 'fitted',
      flags,
      sample: sampleOf(
        { customers: numberOf(() => true), with_repeat: numberOf(([x]) => x > 0), months },
        MINIMUM,
      ),
      bg_nbd: orders && {
        r: orders.r,
        alpha: orders.alpha,
        a: orders.a,
        b: orders.b,
        log_likelihood: orders.log_likelihood,
      },
      gamma_gamma: values && {
        p: values.p,
        q: values.q,
        v: values.v,
        customers: paying.weight.reduce((sum, one) => sum + one, 0),
        log_likelihood: values.log_likelihood,
      },
      correlation,
      ...(orders
        ? totalsOf(people, horizon, orders, values, valuation)
        : { expected_purchases: null, mean_value: null, value_12_months: null }),
      customers: forecastCustomers(input, orders, values, valuation),
      intervals:
        orders && draws > 0
          ? clvIntervals(people, horizon, orders, values, valuation, { draws, seed })
          : null,
      hold_out: holdOut(customers, input.order_times ?? null, counts),
      left_out: {
        unknown_value: numberOf(([x, , , mean]) => x > 0 && mean === null),
        value_not_positive: numberOf(([x, , , mean]) => x > 0 && mean !== null && mean <= 0),
      },
      meta: { seed, draws },
    };
  },
});
