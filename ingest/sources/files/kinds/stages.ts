import { foldText } from '../headings/fold.ts';

const WON = [
  ...[
    'closed won',
    'won',
    'успешно реализовано',
    'сделка успешна',
    'успех',
    'выиграна',
    'оплачено',
  ],
  ...['kazanildi', 'kazanilan', 'successfully realized', 'deal won', 'kapali kazanildi'],
].map(foldText);
const LOST = [
  ...['closed lost', 'lost', 'закрыто и не реализовано', 'сделка провалена', 'проиграна', 'отказ'],
  ...['kaybedildi', 'kaybedilen', 'closed - lost', 'deal lost', 'kapali kaybedildi'],
].map(foldText);

/**
 * Whether a deal of a stage is won or lost, by the labels of the system or those that were named;
 * undefined for a label of the business itself.
 */
export function outcomeOf(
  stage: string,
  {
    won = [],
    lost = [],
  }: {
    readonly won?: readonly string[] | undefined;
    readonly lost?: readonly string[] | undefined;
  },
): 'won' | 'lost' | undefined {
  const label = foldText(stage);
  const is = (own: readonly string[], known: readonly string[]) =>
    own.some((each) => foldText(each) === label) || known.includes(label);
  if (is(won, won.length > 0 ? [] : WON)) return 'won';
  if (is(lost, lost.length > 0 ? [] : LOST)) return 'lost';
  return undefined;
}

type OrderStatus =
  | 'created'
  | 'paid'
  | 'part_paid'
  | 'shipped'
  | 'delivered'
  | 'completed'
  | 'returned'
  | 'cancelled';

const STATUSES: Readonly<Record<OrderStatus, readonly string[]>> = {
  created: [
    'pending',
    'authorized',
    'created',
    'new',
    'on-hold',
    'unpaid',
    'новый',
    'создан',
    'не оплачен',
    'ожидает оплаты',
    'beklemede',
    'yeni',
    'draft',
    'checkout-draft',
  ],
  paid: [
    'paid',
    'partially refunded',
    'processing',
    'оплачен',
    'оплачено',
    'ödendi',
    'paid out',
    'в обработке',
    'success',
    'confirmed',
    'подтвержден',
    'onaylandi',
  ],
  part_paid: ['partially paid', 'частично оплачен', 'kismen ödendi'],
  shipped: ['shipped', 'отправлен', 'отгружен', 'kargoda', 'kargoya verildi'],
  delivered: ['delivered', 'доставлен', 'teslim edildi'],
  completed: ['completed', 'complete', 'closed', 'done', 'выполнен', 'завершен', 'tamamlandi'],
  returned: ['refunded', 'returned', 'возвращен', 'возврат', 'iade edildi', 'iade'],
  cancelled: [
    'cancelled',
    'canceled',
    'voided',
    'failed',
    'expired',
    'отменен',
    'отмена',
    'iptal',
    'iptal edildi',
    'trash',
    'rejected',
    'отклонен',
  ],
};
const BY_WORD = new Map(
  Object.entries(STATUSES).flatMap(([status, words]) =>
    words.map((word) => [foldText(word), status as OrderStatus] as const),
  ),
);

/** Status of an order by the word of its system; undefined for a word that is not known. */
export function orderStatus(text: string): OrderStatus | undefined {
  return BY_WORD.get(foldText(text).replaceAll('wc-', ''));
}

/** Statuses in which an order has been paid. */
export function isPaid(status: OrderStatus | undefined): boolean {
  return (
    status === 'paid' || status === 'completed' || status === 'delivered' || status === 'returned'
  );
}
