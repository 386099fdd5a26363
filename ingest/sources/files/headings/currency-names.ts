import { currencyOf, foldText } from './fold.ts';

/** Currencies by the names that systems write into their cells. */
const NAMES: Readonly<Record<string, string>> = {
  'российский рубль': 'RUB',
  рубль: 'RUB',
  рубли: 'RUB',
  'доллар сша': 'USD',
  евро: 'EUR',
  'турецкая лира': 'TRY',
  тенге: 'KZT',
  'казахстанский тенге': 'KZT',
  'белорусский рубль': 'BYN',
  гривна: 'UAH',
  'фунт стерлингов': 'GBP',
  юань: 'CNY',
  'us dollar': 'USD',
  euro: 'EUR',
  'turkish lira': 'TRY',
  'türk lirasi': 'TRY',
  'abd dolari': 'USD',
};

/** ISO 4217 of a currency by its name, its sign or its code; undefined for what is none of them. */
export function currencyNamed(text: string): string | undefined {
  return NAMES[foldText(text)] ?? currencyOf(text);
}
