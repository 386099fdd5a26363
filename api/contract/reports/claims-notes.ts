import type { Texts } from '../table.ts';
import type { ClaimsRow } from './claims.ts';

const DATED: Texts = {
  en: 'Platforms date what they claim by the click or the view, mostly; conversions here are dated by payment. Compare periods that are long against your sales cycle.',
  ru: 'Площадки обычно датируют заявленное днём клика или показа, а конверсии здесь датированы оплатой. Сравнивайте периоды, которые длиннее вашего цикла сделки.',
  tr: 'Platformlar bildirdiklerini çoğunlukla tıklama ya da gösterim gününe yazar; buradaki dönüşümler ödeme gününe yazılır. Satış döngünüzden uzun dönemleri karşılaştırın.',
};

/** What a reader of claims has to know. */
export function claimsNotes(rows: readonly ClaimsRow[]): readonly Texts[] {
  if (rows.length === 0) return [];
  const more = rows.filter(({ unseen }) => unseen !== null && unseen > 0);
  const names = [...new Set(more.map(({ platform }) => platform))].join(', ');
  return [
    ...(more.length > 0
      ? [
          {
            en: `${names}: more is claimed than is seen here. Views without a click, a longer window, modelled conversions or visits that are not joined to their sale.`,
            ru: `${names}: заявлено больше, чем видим у себя. Причины: просмотры без клика, более длинное окно, смоделированные конверсии или визиты, не связанные с продажей.`,
            tr: `${names}: burada görünenden fazlası bildiriliyor. Tıklamasız gösterimler, daha uzun pencere, modellenmiş dönüşümler ya da satışıyla birleşmeyen ziyaretler.`,
          },
        ]
      : []),
    DATED,
  ];
}
