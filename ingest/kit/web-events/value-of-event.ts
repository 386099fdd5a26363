import type { EventFact } from '../../contract/fact.ts';
import { type MoneyMicros, toCurrency, toMicros } from '../../contract/money.ts';
import { saleKey } from '../../contract/sale-key.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';

export type ValueOfEvent = Pick<EventFact, 'transactionId' | 'valueMicros' | 'currency'>;

export interface ValueSettings {
  /** Of values that name none. */
  readonly currency?: string | undefined;
}

/** Where an event tells of its sale. */
export interface SaleHints {
  readonly params: ReadonlyMap<string, unknown>;
  /** The record `ecommerce` of a row of the BigQuery export. */
  readonly ecommerce?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Transaction, value and currency of a `purchase` or `refund`. `value` is taken as it stands: GA4 asks
 * for the sum of the items without tax and shipping. A value without a currency, the event’s or the
 * configured one, is no money and is left out, and so is one that cannot be read: the sale’s money is
 * then unknown, and the event stays.
 */
export function valueOfEvent(
  type: EventFact['type'],
  { params, ecommerce }: SaleHints,
  settings: ValueSettings,
): ValueOfEvent {
  if (type !== 'purchase' && type !== 'refund') return valueIn(params, settings);
  const transactionId =
    numberOf(params.get('transaction_id')) ?? numberOf(ecommerce?.transaction_id);
  const told = type === 'purchase' ? 'purchase_revenue' : 'refund_value';
  const value = micros(params.get('value')) ?? micros(ecommerce?.[told]);
  const currency = code(params.get('currency')) ?? settings.currency;
  const inDollars = micros(ecommerce?.[`${told}_in_usd`]);
  return {
    ...(transactionId && { transactionId }),
    ...(value !== undefined && currency !== undefined
      ? { valueMicros: value, currency }
      : inDollars !== undefined && { valueMicros: inDollars, currency: 'USD' }),
  };
}

/** What a cart or a lead is worth, by the site’s own words; `value` of no currency is left out. */
function valueIn(params: ReadonlyMap<string, unknown>, settings: ValueSettings): ValueOfEvent {
  const value = micros(params.get('value'));
  const currency = code(params.get('currency')) ?? settings.currency;
  return value !== undefined && currency ? { valueMicros: value, currency } : {};
}

function numberOf(raw: unknown): string | undefined {
  const text = analyticsText(raw, 256);
  return text !== undefined && saleKey(text) !== undefined ? text : undefined;
}

/** Past this it is no money: see the contract. */
const LIMIT = 10n ** 18n;

function micros(raw: unknown): MoneyMicros | undefined {
  const text = analyticsText(raw);
  if (text === undefined) return undefined;
  const amount = readable(() => toMicros(text));
  return amount !== undefined && amount < LIMIT && amount > -LIMIT ? amount : undefined;
}

function code(raw: unknown): string | undefined {
  const text = analyticsText(raw);
  return text === undefined ? undefined : readable(() => toCurrency(text));
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
