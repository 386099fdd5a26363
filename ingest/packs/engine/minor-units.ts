import type { MoneyMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';

/** Decimals of currencies that have other than two, as payment providers count them. */
const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'UGX'].map(zero),
  ...['VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(zero),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
]);

function zero(code: string): readonly [string, number] {
  return [code, 0];
}

/** Micros of an amount in the smallest unit of its currency: 1234 EUR is 12.34, 1234 JPY is 1234. */
export function minorMicros(text: string, currency: string, field: string): MoneyMicros {
  if (!/^[+-]?\d+$/.test(text))
    throw new RecordError('money_unreadable', {
      field,
      expected: 'a whole number of the smallest unit',
      got: text,
    });
  return BigInt(text) * 10n ** BigInt(6 - (DECIMALS.get(currency) ?? 2));
}
