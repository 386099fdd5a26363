import { toCurrency } from '../../contract/money.ts';
import type { CommercemlSettings } from './settings.ts';

/** Numbers and words of currencies as 1C’s classifier has them. */
const CODES: Readonly<Record<string, string>> = {
  ...{ '643': 'RUB', '810': 'RUB', '840': 'USD', '978': 'EUR', '156': 'CNY', '398': 'KZT' },
  ...{ '933': 'BYN', '980': 'UAH', '860': 'UZS', '417': 'KGS', '051': 'AMD', '944': 'AZN' },
  ...{ руб: 'RUB', 'руб.': 'RUB', '₽': 'RUB', грн: 'UAH', тенге: 'KZT', евро: 'EUR' },
};

/** The currency that stands beside an amount, else that of the settings; null where neither says. */
export function currencyOf(
  told: string | null,
  field: string,
  { currency }: CommercemlSettings,
): string | null {
  if (told === null) return currency ?? null;
  return CODES[told.toLowerCase()] ?? toCurrency(told, field);
}
