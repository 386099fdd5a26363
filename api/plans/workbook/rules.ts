import type { Rule, Validation } from '../../spreadsheet/write/workbook.ts';
import type { Word, Words } from './words.ts';

/** What may be filled in, and the sentence for whoever fills in something else. */
export const RULES = {
  share: { rule: { kind: 'decimal', least: 0, most: 1 }, word: 'share_expected' },
  margin: { rule: { kind: 'decimal', most: 1 }, word: 'margin_expected' },
  money: { rule: { kind: 'decimal', least: 0 }, word: 'money_expected' },
  rate: { rule: { kind: 'decimal', least: -0.999999 }, word: 'rate_expected' },
  loading: { rule: { kind: 'decimal', least: -1, most: 1 }, word: 'loading_expected' },
  delay: { rule: { kind: 'whole', least: 0, most: 60 }, word: 'delay_expected' },
} as const satisfies Readonly<Record<string, { readonly rule: Rule; readonly word: Word }>>;

export function validation(kind: keyof typeof RULES, range: string, words: Words): Validation {
  const { rule, word } = RULES[kind];
  return { range, rule, title: words('plan'), message: words(word) };
}
