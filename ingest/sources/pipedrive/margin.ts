import { type MoneyMicros, toCurrency, toMicros } from '../../contract/money.ts';
import { marginOf } from '../../mapping/margin-rate.ts';
import type { CustomField } from './custom-field.ts';

/**
 * Margin of a deal in its own currency: what the margin field says, else value × rate, else unknown.
 * A margin entered in another currency than the deal’s is not its margin yet, and is passed over.
 * @param marginRate decimal text between 0 and 1; the product is rounded half away from zero.
 */
export function dealMargin(
  amount: MoneyMicros | null,
  currency: string | null,
  field: CustomField,
  marginRate: string | undefined,
): MoneyMicros | null {
  const entered = field.value;
  const foreign = field.currency && toCurrency(field.currency, 'margin') !== currency;
  if (entered !== undefined && entered !== '' && !foreign) return toMicros(entered, 'margin');
  return amount === null ? null : marginOf(amount, marginRate);
}
