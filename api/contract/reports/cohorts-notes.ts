import type { Texts } from '../table.ts';
import type { VALUES } from '../terms.ts';
import type { CohortsBy } from './cohorts-terms.ts';
import { valueRemedy, valueWords } from './value-notes.ts';

interface Noted {
  readonly by: CohortsBy;
  readonly value: (typeof VALUES)[number];
  readonly unknown: number;
  readonly later: number;
  /** The day before which all is over; null without data. */
  readonly lastComplete: string | null;
}

/** What a reader of cohorts has to know beside the figures. */
export function cohortsNotes({ by, value, unknown, later, lastComplete }: Noted): readonly Texts[] {
  const words = valueWords(value);
  const remedy = valueRemedy(value);
  // The day of the state, which is not over.
  const lastDay = lastComplete && dayAfter(lastComplete);
  return [
    ...(unknown > 0
      ? [
          {
            en: `The ${words.en} of some sales is not known (${unknown}): neither are the value of their months and LTV from then on. ${remedy.en}`,
            ru: `У части продаж неизвестна ${words.ru} (${unknown}), поэтому неизвестны ценность их месяцев и LTV начиная с них. ${remedy.ru}`,
            tr: `Bazı satışların ${words.tr} bilinmiyor (${unknown}); bu ayların değeri ve sonraki LTV de bilinmiyor. ${remedy.tr}`,
          },
        ]
      : []),
    ...(later > 0
      ? [
          {
            en: `Sales dated after ${lastDay} are in no cell (${later}): correct the days of their payment in the source.`,
            ru: `Продажи с датой после ${lastDay} не вошли ни в одну ячейку (${later}): исправьте даты оплаты в источнике.`,
            tr: `${lastDay} tarihinden sonraki satışlar hiçbir hücrede yok (${later}): kaynaktaki ödeme günlerini düzeltin.`,
          },
        ]
      : []),
    ...(by === 'channel'
      ? [
          {
            en: 'Customers whose first paid order is of these months, whole months on both ends. Cost is that of the same months, value is all that they have brought so far: younger customers have had less time to bring anything.',
            ru: 'Клиенты, чей первый оплаченный заказ приходится на эти месяцы, месяцы целиком. Расход – за те же месяцы, ценность – всё, что они принесли на сегодня: у более новых клиентов было меньше времени.',
            tr: 'İlk ödenmiş siparişi bu aylarda olan müşteriler; aylar tamdır. Maliyet aynı aylarındır, değer bugüne dek getirdiklerinin tümüdür: daha yeni müşterilerin zamanı daha azdı.',
          },
        ]
      : []),
  ];
}

function dayAfter(day: string): string {
  const DAY_MS = 86_400_000;
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
