import type { Language } from './languages.ts';

/** A number inside a sentence, with the decimal sign of its language. */
export function decimalText(value: number, digits: number, language: Language): string {
  const text = value.toFixed(digits);
  return language === 'en' ? text : text.replace('.', ',');
}
