import { z } from 'zod';
import { calculation } from '../calculation.ts';
import { Exact, sumKnown, ZERO } from '../figures/exact.ts';
import { annualRate, decimal } from '../figures/fields.ts';
import { moneyText } from '../figures/money-text.ts';
import { crossing } from './crossing.ts';
import { annualOf, modifiedRate } from './modified-rate.ts';
import { peak } from './peak.ts';
import { rateOfReturn } from './rate-of-return.ts';

const input = z.strictObject({
  start: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as 2026-01')
    .optional(),
  rate: annualRate,
  finance_rate: annualRate.optional(),
  reinvest_rate: annualRate.optional(),
  /** Null is unknown. */
  months: z.array(z.strictObject({ cost: decimal.nullable(), margin: decimal.nullable() })),
});

/**
 * NPV, IRR, MIRR, payback, profitability index and peak cash need of monthly costs and margins.
 * NPV = Σ net_t / (1 + r_m)^t with r_m = (1 + rate)^(1/12) − 1: the first month is not discounted.
 */
export const payback = calculation({
  name: 'payback',
  input,
  calculate: ({ rate, finance_rate, reinvest_rate, months }: z.output<typeof input>) => {
    const costs = months.map(({ cost }) => cost);
    const margins = months.map(({ margin }) => margin);
    const cost = sumKnown(costs);
    const margin = sumKnown(margins);
    const totals = {
      cost: moneyText(cost),
      margin: moneyText(margin),
      net: moneyText(cost && margin ? margin.minus(cost) : null),
    };
    if (cost === null || margin === null)
      return { ...UNKNOWN, totals, meta: { unknown: unknownMonths(costs, margins) } };
    const factors = months.map((_, month) => new Exact((1 + rate) ** (-month / 12)));
    const present = (flows: readonly Exact[]) =>
      flows.reduce((so, flow, month) => so.plus(flow.times(factors[month]!)), ZERO);
    const nets = months.map((month) => month.margin!.minus(month.cost!));
    const doubles = nets.map((net) => net.toNumber());
    const {
      status,
      rate: monthly,
      roots,
    } = rateOfReturn(doubles.map((amount, time) => ({ time, amount })));
    const presentCost = present(costs as Exact[]);
    const { amount, at } = peak(nets);
    return {
      npv: moneyText(present(nets)),
      irr: { status, monthly, annual: monthly === null ? null : annualOf(monthly), roots },
      mirr: modifiedRate(doubles, {
        finance: finance_rate ?? rate,
        reinvest: reinvest_rate ?? rate,
      }),
      payback: crossing(nets),
      discounted_payback: crossing(nets.map((net, month) => net.times(factors[month]!))),
      profitability_index: presentCost.isZero()
        ? null
        : present(margins as Exact[])
            .div(presentCost)
            .toNumber(),
      peak_cash_need: { amount: moneyText(amount), month: at },
      totals,
      meta: { unknown: {} },
    };
  },
});

const UNKNOWN = {
  npv: null,
  irr: { status: 'unknown', monthly: null, annual: null, roots: [] },
  mirr: { status: 'unknown', monthly: null, annual: null },
  payback: { status: 'unknown', months: null, lasting_months: null },
  discounted_payback: { status: 'unknown', months: null, lasting_months: null },
  profitability_index: null,
  peak_cash_need: { amount: null, month: null },
} as const;

/** The months whose cost or margin is unknown, counted from 0. */
function unknownMonths(costs: readonly (Exact | null)[], margins: readonly (Exact | null)[]) {
  const lacking = (list: readonly (Exact | null)[]) =>
    list.flatMap((value, month) => (value === null ? [month] : []));
  const found = { cost: lacking(costs), margin: lacking(margins) };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0));
}
