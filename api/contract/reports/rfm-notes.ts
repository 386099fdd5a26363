import type { Texts } from '../table.ts';
import type { VALUES } from '../terms.ts';
import { valueRemedy, valueWords } from './value-notes.ts';

interface Noted {
  readonly value: (typeof VALUES)[number];
  readonly sample: {
    readonly status: 'enough' | 'below_minimum';
    readonly customers: number;
    readonly minimum: number;
  };
  /** Scores that nobody has. */
  readonly unused: Readonly<Record<'r' | 'f' | 'm', readonly number[]>>;
  readonly unknown: number;
}

const NAMES: Readonly<Record<'r' | 'f' | 'm', Texts>> = {
  r: { en: 'recency', ru: 'давность', tr: 'yenilik' },
  f: { en: 'frequency', ru: 'частота', tr: 'sıklık' },
  m: { en: 'money', ru: 'деньги', tr: 'tutar' },
};

/** What a reader of the segments has to know beside the figures. */
export function rfmNotes({ value, sample, unused, unknown }: Noted): readonly Texts[] {
  const { status, customers, minimum } = sample;
  const words = valueWords(value);
  const remedy = valueRemedy(value);
  const gaps = (['r', 'f', 'm'] as const).filter((key) => unused[key].length > 0);
  const told = (language: keyof Texts) =>
    gaps.map((key) => `${NAMES[key][language]} ${unused[key].join(', ')}`).join('; ');
  return [
    ...(status === 'below_minimum'
      ? [
          {
            en: `Segments need ${minimum} customers with a paid order in these twelve months and there are ${customers}: the customers are listed by ${words.en} instead.`,
            ru: `Для сегментов нужно ${minimum} клиентов с оплаченным заказом за эти двенадцать месяцев, а их ${customers}: вместо сегментов показаны клиенты, самые ценные первыми (${words.ru}).`,
            tr: `Segmentler için bu on iki ayda ödenmiş siparişi olan ${minimum} müşteri gerekir, ${customers} var: bunun yerine müşteriler değere göre listelenir (${words.tr}).`,
          },
        ]
      : []),
    ...(gaps.length > 0
      ? [
          {
            en: `Nobody has these scores, because many customers have the same figures: ${told('en')}.`,
            ru: `Этих оценок нет ни у кого, потому что у многих клиентов одинаковые показатели: ${told('ru')}.`,
            tr: `Birçok müşterinin rakamları aynı olduğu için şu puanlar kimsede yok: ${told('tr')}.`,
          },
        ]
      : []),
    ...(unknown > 0
      ? [
          {
            en: `Customers with a sale whose ${words.en} is not known (${unknown}) have no score of money and no segment. ${remedy.en}`,
            ru: `У клиентов с продажей, у которой неизвестна ${words.ru} (${unknown}), нет оценки денег и сегмента. ${remedy.ru}`,
            tr: `${words.tr} bilinmeyen satışı olan müşterilerin (${unknown}) tutar puanı ve segmenti yok. ${remedy.tr}`,
          },
        ]
      : []),
  ];
}
