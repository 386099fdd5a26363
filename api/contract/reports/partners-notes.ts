import type { Texts } from '../table.ts';
import type { PartnersReport } from './partners.ts';

/** What a reader has to know beside the figures of partners. */
export function partnersNotes({ meta, rows }: PartnersReport): readonly Texts[] {
  const { by, minimum, without_rate: unrated, silent_campaigns: silent, unlisted_codes } = meta;
  const few = rows.filter(({ sales }) => sales < minimum).length;
  const names = (list: readonly string[]) =>
    `${list.slice(0, 3).join(', ')}${list.length > 3 ? ' …' : ''}`;
  return [
    ...(unrated.length > 0
      ? [
          {
            en: `The commission is not known of ${names(unrated)}: set it under partners, 0 where there is none.`,
            ru: `Комиссия неизвестна: ${names(unrated)}. Укажите её в настройке partners, 0 – если её нет.`,
            tr: `Komisyonu bilinmeyenler: ${names(unrated)}. partners ayarında belirtin; yoksa 0 yazın.`,
          },
        ]
      : []),
    ...(silent.length > 0
      ? [
          {
            en: `No cost is told in these days of the joint campaigns ${names(silent)}.`,
            ru: `За эти дни нет расходов совместных кампаний: ${names(silent)}.`,
            tr: `Bu günlerde maliyeti bildirilmeyen ortak kampanyalar: ${names(silent)}.`,
          },
        ]
      : []),
    ...(by === 'coupon' && unlisted_codes > 0
      ? [
          {
            en: `${unlisted_codes} codes were used that no list of promo codes names.`,
            ru: `Использованы коды, которых нет в списке промокодов: ${unlisted_codes}.`,
            tr: `Promosyon kodu listesinde olmayan ${unlisted_codes} kod kullanıldı.`,
          },
        ]
      : []),
    ...(few > 0
      ? [
          {
            en: `${few} of ${rows.length} rows have fewer than ${minimum} sales: differences between them may be chance.`,
            ru: `Меньше ${minimum} продаж – у ${few} строк из ${rows.length}: различия между ними могут быть случайностью.`,
            tr: `${rows.length} satırın ${few} tanesinde ${minimum} satıştan az var: aralarındaki farklar rastlantı olabilir.`,
          },
        ]
      : []),
  ];
}
