import type { ReconcileStep } from '../../contract/reports/reconcile-rows.ts';
import type { Item } from './item.ts';

/** Sums of the sales of the period that no deal and no payment names, as the warehouse writes them; money in micros. */
export interface UnnamedOrders
  extends Readonly<
    Record<
      | `${'sold' | 'due' | 'more'}_sales`
      | ('sales' | 'unknown' | 'incomplete' | 'sold' | 'due_' | 'more'),
      string
    >
  > {}

const OF = { type: 'order', id: '', label: '', source: '', day: '' } as const;

/** What the steps say of such an order by itself, over all of them: nobody looks at more than its amount. */
export function unnamedItems(step: ReconcileStep, orders: UnnamedOrders): readonly Item[] {
  const { sold, due_: due, more, unknown, incomplete } = orders;
  const known = String(Number(orders.sales) - Number(unknown));
  const items = (reason: Item['reason'], amount: bigint | null, times: string): Item[] =>
    times === '0' ? [] : [{ step, reason, ...OF, amount, times: Number(times) }];
  const side = (reason: 'left' | 'right') => [
    ...items(reason, BigInt(sold), known),
    ...items(reason, null, unknown),
  ];
  if (step === 'deals')
    return [
      ...side('right'),
      ...items('order_without_deal', BigInt(sold), orders.sold_sales),
      ...items('order_without_deal', null, unknown),
    ];
  if (step === 'payments')
    return [
      ...side('left'),
      ...items('vat_and_shipping', BigInt(more), orders.more_sales),
      ...items('unpaid', -BigInt(due), orders.due_sales),
      ...items('unknown_amount', null, incomplete),
    ];
  return [];
}
