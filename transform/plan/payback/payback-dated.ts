import { z } from 'zod';
import { calculation } from '../calculation.ts';
import { Exact, ZERO } from '../figures/exact.ts';
import { annualRate, decimal } from '../figures/fields.ts';
import { moneyText } from '../figures/money-text.ts';
import { crossing } from './crossing.ts';
import { peak } from './peak.ts';
import { rateOfReturn } from './rate-of-return.ts';

const DAY = 86_400_000;

const input = z.strictObject({
  rate: annualRate,
  flows: z.array(z.strictObject({ date: z.iso.date(), amount: decimal })),
});

/**
 * XNPV = Σ amount / (1 + rate)^(days / 365) from the earliest date, and XIRR [Excel, Actual/365 Fixed]. The order of
 * flows does not matter; flows of one day are one.
 */
export const paybackDated = calculation({
  name: 'payback_dated',
  input,
  calculate: ({ rate, flows }: z.output<typeof input>) => {
    const byDate = new Map<string, Exact>();
    for (const { date, amount } of flows) byDate.set(date, (byDate.get(date) ?? ZERO).plus(amount));
    const dates = [...byDate.keys()].sort();
    const nets = dates.map((date) => byDate.get(date)!);
    const years = dates.map((date) => (Date.parse(date) - Date.parse(dates[0]!)) / DAY / 365);
    const {
      status,
      rate: annual,
      roots,
    } = rateOfReturn(nets.map((net, index) => ({ time: years[index]!, amount: net.toNumber() })));
    const { amount, at } = peak(nets);
    return {
      xnpv: moneyText(
        nets.reduce(
          (so, net, index) => so.plus(net.times(new Exact((1 + rate) ** -years[index]!))),
          ZERO,
        ),
      ),
      xirr: { status, annual, roots },
      payback: dateOfCrossing(nets, dates),
      peak_cash_need: { amount: moneyText(amount), date: at === null ? null : dates[at]! },
    };
  },
});

/** The day on which the sum is first back at 0 or more, and the last such day if it ends there. */
function dateOfCrossing(nets: readonly Exact[], dates: readonly string[]) {
  const { status, months, lasting_months } = crossing(nets);
  const day = (index: number | null) => (index === null ? null : dates[Math.ceil(index)]!);
  return { status, date: day(months), lasting_date: day(lasting_months) };
}
