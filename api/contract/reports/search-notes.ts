import type { Texts } from '../table.ts';
import type { SearchReport } from './search.ts';

/** What a reader has to know beside the figures of searches. */
export function searchNotes({ meta, totals }: SearchReport): readonly Texts[] {
  const { days, minimum, overlap, brand, currency, by } = meta;
  // As files have it: pages write amounts in the reader's language.
  const money = `${Number(overlap.cost ?? 0).toFixed(2)} ${currency}`;
  return [
    ...(days.told === 0 ? [NOTHING_TOLD] : days.told < days.all ? [partly(days)] : []),
    ...(overlap.queries > 0 && overlap.cost !== null
      ? [
          {
            en: `${overlap.queries} queries are bought although they also bring organic clicks (${overlap.clicks}): ${money} went there. Whether the ads add anything, only a test tells.`,
            ru: `Запросов, которые и покупаются, и дают клики бесплатно (${overlap.clicks}): ${overlap.queries}. На них ушло ${money}. Добавляет ли реклама что-то, покажет только тест.`,
            tr: `${overlap.queries} sorgu hem satın alınıyor hem de ücretsiz tıklama getiriyor (${overlap.clicks}): bunlara ${money} gitti. Reklamın katkısını yalnızca bir test gösterir.`,
          },
        ]
      : []),
    ...(brand === null && days.told > 0 ? [NO_TERMS] : []),
    ...(totals.withheld_clicks > 0
      ? [
          {
            en: `${totals.withheld_clicks} of ${totals.clicks} organic clicks came by queries that the search engine does not name.`,
            ru: `Кликов по запросам, которые поисковая система не называет: ${totals.withheld_clicks} из ${totals.clicks}.`,
            tr: `${totals.clicks} ücretsiz tıklamanın ${totals.withheld_clicks} tanesi, arama motorunun adını vermediği sorgulardan geldi.`,
          },
        ]
      : []),
    ...(by === 'query' && minimum.below > 0
      ? [
          {
            en: `Click rates are shown from ${minimum.impressions} impressions on: ${minimum.below} of ${meta.rows} queries have fewer.`,
            ru: `CTR показан от ${minimum.impressions} показов: меньше – у ${minimum.below} запросов из ${meta.rows}.`,
            tr: `Tıklama oranı ${minimum.impressions} gösterimden itibaren gösterilir: ${meta.rows} sorgunun ${minimum.below} tanesi bunun altında.`,
          },
        ]
      : []),
  ];
}

const NOTHING_TOLD: Texts = {
  en: 'No source reports organic searches in this period: connect Search Console.',
  ru: 'За эти дни ни один источник не сообщил о поисковых запросах: подключите Search Console.',
  tr: 'Bu günler için hiçbir kaynak organik aramaları bildirmedi: Search Console’u bağlayın.',
};

const NO_TERMS: Texts = {
  en: 'Searches for your own brand are not set apart: name its spellings in the setting search.brand_terms.',
  ru: 'Запросы с вашим брендом не отделены: перечислите его написания в настройке search.brand_terms.',
  tr: 'Markanızın aramaları ayrılmıyor: yazılışlarını search.brand_terms ayarında belirtin.',
};

const partly = ({ told, all }: SearchReport['meta']['days']): Texts => ({
  en: `Organic searches are known for ${told} of ${all} days; search engines report the latest days with a delay.`,
  ru: `Данные о поисковых запросах есть за ${told} дней из ${all}: последние дни поисковые системы отдают с задержкой.`,
  tr: `Organik aramalar ${all} günün ${told} günü için biliniyor; arama motorları son günleri gecikmeyle bildirir.`,
});
