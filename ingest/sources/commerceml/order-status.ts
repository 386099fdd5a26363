import type { Micros } from '../../contract/time.ts';
import { truth } from './node.ts';
import { folded } from './price-types.ts';
import type { Requisites } from './requisites.ts';
import type { CommercemlSettings, OrderStatus } from './settings.ts';

/** Names of states as shops and 1C’s own configurations have them. */
const KNOWN: Readonly<Record<string, OrderStatus>> = {
  ...{ новый: 'created', принят: 'created', 'в обработке': 'created', 'в работе': 'created' },
  ...{ согласован: 'created', 'не согласован': 'created', подтвержден: 'created' },
  ...{ 'ожидает оплаты': 'created', 'к обеспечению': 'created', 'к отгрузке': 'created' },
  ...{
    'готов к обеспечению': 'created',
    'готов к отгрузке': 'created',
    'в процессе отгрузки': 'created',
  },
  ...{ оплачен: 'paid', 'оплачен полностью': 'paid', 'частично оплачен': 'part_paid' },
  ...{ отгружен: 'shipped', отправлен: 'shipped', 'передан в доставку': 'shipped' },
  ...{ доставлен: 'delivered', вручен: 'delivered' },
  ...{ выполнен: 'completed', завершен: 'completed', закрыт: 'completed' },
  ...{ возврат: 'returned', возвращен: 'returned' },
  ...{ отменен: 'cancelled', отказ: 'cancelled', аннулирован: 'cancelled' },
} as const;

export interface OrderState {
  /** Undefined where neither a known name nor a date says it. */
  readonly status: OrderStatus | undefined;
  readonly nativeStatus: string | null;
}

/**
 * The state of an order: cancelled where a requisite says so, else by the name of its state, else by what has happened to
 * it. An unknown name is kept, and changes the state only by its dates.
 */
export function orderState(
  requisites: Requisites,
  dates: { readonly paidAt: Micros | null; readonly shippedAt: Micros | null },
  { statuses }: CommercemlSettings,
): OrderState {
  const told = requisites('Статус заказа', 'Статус заказа ИД', 'Статус');
  // Shops put the id of the state before its name: `[F] Выполнен`.
  const name = told?.replace(/^\[[^\]]*\]\s*/, '') ?? null;
  const own = new Map(Object.entries(statuses).map(([word, is]) => [folded(word), is]));
  const named = name === null ? undefined : (own.get(folded(name)) ?? KNOWN[folded(name)]);
  const happened = dates.shippedAt ? 'shipped' : dates.paidAt ? 'paid' : undefined;
  const isCancelled = truth(requisites('Отменен', 'Отменён'));
  return {
    status: isCancelled
      ? 'cancelled'
      : (named ?? happened ?? (name === null ? 'created' : undefined)),
    nativeStatus: told?.slice(0, 256) ?? null,
  };
}
