import type { Texts } from '../table.ts';
import type { DealsReport } from './deals.ts';

/** What a reader of the deals has to know beside the figures. */
export function dealsNotes({ as_of_day, unknown }: DealsReport['meta']): readonly Texts[] {
  const { amount, margin, journey } = unknown;
  return [
    ...(as_of_day === null
      ? []
      : [
          {
            en: `Ages are counted up to ${as_of_day}, the last day with data, or to the day on which the deal was closed. Channels are those of the journey to the deal: of a won one up to its payment, of the others up to the lead.`,
            ru: `Возраст считается по ${as_of_day}, последний день с данными, или по день закрытия сделки. Каналы взяты из пути к сделке: у выигранной – до оплаты, у остальных – до лида.`,
            tr: `Yaş, verinin son günü olan ${as_of_day} tarihine ya da anlaşmanın kapandığı güne kadar sayılır. Kanallar anlaşmaya giden yolculuktandır: kazanılanda ödemeye, diğerlerinde adaya kadar.`,
          },
        ]),
    ...(amount > 0
      ? [
          {
            en: `The amount of some deals is not known (${amount}): the CRM does not send it, or there is no exchange rate of its day.`,
            ru: `Сумма части сделок неизвестна (${amount}): её не передаёт CRM, или нет курса валюты на этот день.`,
            tr: `Bazı anlaşmaların tutarı bilinmiyor (${amount}): CRM bildirmiyor ya da o günün kuru yok.`,
          },
        ]
      : []),
    ...(margin > 0
      ? [
          {
            en: `The margin of ${margin} deals is not known: the CRM sends none.`,
            ru: `Маржа неизвестна у такого числа сделок: ${margin}. CRM её не передаёт.`,
            tr: `${margin} anlaşmanın katkı payı bilinmiyor: CRM bildirmiyor.`,
          },
        ]
      : []),
    ...(journey > 0
      ? [
          {
            en: `${journey} deals have no touch before them: nothing says how these customers came.`,
            ru: `Сделок без единого касания до них: ${journey}. Откуда пришли эти клиенты, неизвестно.`,
            tr: `${journey} anlaşmanın öncesinde temas yok: bu müşterilerin nereden geldiği bilinmiyor.`,
          },
        ]
      : []),
  ];
}
