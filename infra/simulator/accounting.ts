import { type AdReport, finalRows } from './advertising.ts';
import { type Calendar, DAY } from './calendar.ts';
import { TAX_PERCENT } from './catalog.ts';
import { AD_ACCOUNTS, type AdPlatform } from './media-plan.ts';
import { amountsOf, type Order, refundedLines } from './orders.ts';
import { Random } from './random.ts';

/** A bill of an ad platform. Minor units of its currency. */
export interface AdInvoice {
  readonly number: string;
  readonly platform: AdPlatform;
  /** Days that it is for, and the one of issue. */
  readonly from: string;
  readonly to: string;
  readonly issued: string;
  readonly currency: string;
  readonly net: number;
  readonly vat: number;
}

/** What came in for an order, or went back (below 0). Minor units, tax and shipping included. */
export interface Payment {
  readonly id: string;
  readonly order: number;
  readonly at: number;
  readonly amount: number;
}

/** Whether what a platform tells as cost has VAT in it, and whether its bills have. */
const VAT: Readonly<Record<AdPlatform, { readonly told: boolean; readonly billed: boolean }>> = {
  'yandex-direct': { told: true, billed: true },
  'google-ads': { told: true, billed: true },
  meta: { told: false, billed: false },
};

/**
 * A bill for each month of ads and platform, of what its reports say in the end; the month under way is not billed yet.
 * One in eight bills says up to two percent more.
 */
export function adInvoicesOf(
  seed: number,
  calendar: Calendar,
  reports: readonly AdReport[],
): readonly AdInvoice[] {
  const rows = finalRows(reports);
  return reports
    .filter(({ isRestated, end }) => !isRestated && end < calendar.days.length)
    .flatMap(({ platform, first, end }) => {
      const told = rows
        .filter((row) => row.platform === platform && row.day >= first && row.day < end)
        .reduce((sum, { final }) => sum + final.cost, 0);
      if (told === 0) return [];
      const random = new Random(seed, 'invoice', platform, first);
      const { told: withVat, billed } = VAT[platform];
      const spent = withVat ? Math.round((told * 100) / (100 + TAX_PERCENT)) : told;
      const more = random.chance(1 / 8) ? random.between(0.002, 0.02) : 0;
      const net = Math.round(spent * (1 + more));
      const [from, to] = [calendar.days[first]!, calendar.days[end - 1]!];
      return [
        {
          ...{ number: `${platform}-${from.slice(0, 7)}-${first}`, platform, from, to, net },
          ...{ issued: calendar.days[end]!, currency: AD_ACCOUNTS[platform].currency },
          vat: billed ? Math.round((net * TAX_PERCENT) / 100) : 0,
        },
      ];
    });
}

/** What was paid for orders: one in fifty is not found at the bank, and one in fifty comes some days after its order was paid. */
export function paymentsOf(
  seed: number,
  { end }: Calendar,
  orders: readonly Order[],
): readonly Payment[] {
  return orders.flatMap((order): Payment[] => {
    const { plan, paidAt, cancelledAt, refundedAt, isTest, number } = order;
    if (isTest || paidAt === undefined || cancelledAt !== undefined) return [];
    const random = new Random(seed, 'payment', order.key);
    const isLost = random.chance(0.02);
    const late = random.chance(0.02) ? random.int(1, 9) * DAY : 0;
    const { total } = amountsOf(plan.lines, plan.shipping);
    const back = amountsOf(refundedLines(plan)).subtotal;
    return [
      ...(isLost ? [] : [{ id: `in-${number}`, order: number, at: paidAt + late, amount: total }]),
      ...(refundedAt !== undefined && back > 0
        ? [{ id: `out-${number}`, order: number, at: refundedAt, amount: -back }]
        : []),
    ].filter(({ at }) => at < end);
  });
}
