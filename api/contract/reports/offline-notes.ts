import type { Texts } from '../table.ts';
import type { OfflineReport } from './offline.ts';

/** What a reader has to know beside the figures of offline sales. */
export function offlineNotes({ meta, totals, events }: OfflineReport): readonly Texts[] {
  const { by, window, minimum } = meta;
  if (by === 'event')
    return events.length === 0
      ? []
      : [
          {
            en: `A sale counts for the last event that its buyer was at, up to ${window} days before it.`,
            ru: `Продажа засчитывается последнему мероприятию, на котором был покупатель, не больше чем за ${window} дней до неё.`,
            tr: `Bir satış, alıcının en çok ${window} gün önce katıldığı son etkinliğe yazılır.`,
          },
        ];
  const { sales, known, without_branch: bare } = totals;
  if (sales === 0) return [NONE];
  return [
    known < minimum
      ? {
          en: `A share of sales with a touch online takes ${minimum} sales whose buyer is known, and there are ${known} of ${sales}.`,
          ru: `Для доли продаж с касанием онлайн нужно ${minimum} продаж с известным покупателем, а есть ${known} из ${sales}.`,
          tr: `Çevrimiçi temaslı satış payı için alıcısı bilinen ${minimum} satış gerekir; ${sales} satışın ${known} tanesi böyle.`,
        }
      : {
          en: `The ROPO share is of the ${known} of ${sales} offline sales whose buyer left an address, a number or a card; touches online count up to ${window} days before the sale.`,
          ru: `Доля ROPO – от ${known} из ${sales} офлайн-продаж, где покупатель оставил почту, телефон или карту; касания онлайн учитываются за ${window} дней до продажи.`,
          tr: `ROPO payı, alıcısı adres, telefon ya da kart bırakan satışlara göredir (${sales} satışın ${known} tanesi); çevrimiçi temaslar satıştan önceki ${window} gün için sayılır.`,
        },
    ...(bare > 0
      ? [
          {
            en: `${bare} of ${sales} offline sales name no branch.`,
            ru: `Без указания филиала – ${bare} офлайн-продаж из ${sales}.`,
            tr: `${sales} çevrimdışı satışın ${bare} tanesi şube belirtmiyor.`,
          },
        ]
      : []),
  ];
}

const NONE: Texts = {
  en: 'No offline sales in this period: they are orders of a till, and orders and deals that name a branch.',
  ru: 'За эти дни офлайн-продаж нет: это заказы кассы, а также заказы и сделки с указанным филиалом.',
  tr: 'Bu günlerde çevrimdışı satış yok: kasadan gelen siparişler ile şube belirten sipariş ve anlaşmalar sayılır.',
};
