import type { Language } from './languages.ts';

/** A thing of this field, the one word for it in each language, and words that would make it look like another. */
export interface Term {
  readonly term: string;
  readonly words: Readonly<Record<Language, string>>;
  /** By language, what must not stand for it. */
  readonly never: Partial<Readonly<Record<Language, RegExp>>>;
}

/** One word a thing, in the catalogue of metrics and in the pages; tests hold both to it. */
export const GLOSSARY: readonly Term[] = [
  {
    term: 'lead',
    words: { en: 'lead', ru: 'лид', tr: 'potansiyel müşteri' },
    never: { ru: /заявк/i, tr: /\b(talep|talebi|talebe|lead)/i },
  },
  {
    term: 'revenue',
    words: { en: 'revenue', ru: 'выручка', tr: 'ciro' },
    never: { en: /\bturnover\b/i, ru: /\bдоход/i, tr: /\bgelir(?!se|me)/i },
  },
  {
    term: 'margin',
    words: { en: 'margin', ru: 'маржа', tr: 'katkı payı' },
    never: { tr: /\bmarj/i },
  },
  {
    term: 'cost',
    words: { en: 'cost', ru: 'расходы', tr: 'maliyet' },
    never: { ru: /\bзатрат/i, tr: /\bgider\b/i },
  },
  {
    term: 'advertising cost share',
    words: { en: 'ACoS', ru: 'ДРР', tr: 'ACoS' },
    never: { en: /\bDRR\b/, tr: /\bDRR\b/ },
  },
  {
    term: 'touchpoint',
    words: { en: 'touch', ru: 'касание', tr: 'temas' },
    never: { ru: /точк[аи] контакта/i },
  },
  {
    term: 'journey',
    words: { en: 'journey', ru: 'путь', tr: 'yolculuk' },
    never: { ru: /цепочк/i, tr: /\bseyahat/i },
  },
  {
    term: 'data-driven',
    words: { en: 'data-driven', ru: 'на основе данных', tr: 'veriye dayalı' },
    never: { ru: /модел[ьи] по данным/i },
  },
  {
    term: 'unattributed',
    words: { en: 'unattributed', ru: 'не распределено', tr: 'atfedilmemiş' },
    never: { ru: /неатрибут/i },
  },
];
