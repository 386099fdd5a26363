import type { MetricText } from './definition.ts';

/** What a channel costs and brings to the door: dated by the day on which it happened. */
export const TRAFFIC_METRICS: readonly MetricText[] = [
  {
    key: 'cost',
    formula: 'sum',
    better: 'none',
    dated_by: 'own_day',
    opens: 'cost',
    label: { en: 'Cost', ru: 'Расход', tr: 'Maliyet' },
    description: {
      en: 'Media cost without VAT, in the base currency at the rate of the day it was spent. Unknown where paid traffic came without cost data.',
      ru: 'Рекламный расход без НДС в базовой валюте по курсу дня расхода. Неизвестен, если платный трафик есть, а данных о расходе нет.',
      tr: 'KDV hariç medya maliyeti; harcama gününün kuruyla ana para biriminde. Ücretli trafik var ama maliyet verisi yoksa bilinmez.',
    },
  },
  {
    key: 'impressions',
    formula: 'sum',
    better: 'none',
    dated_by: 'own_day',
    opens: 'impressions',
    label: { en: 'Impressions', ru: 'Показы', tr: 'Gösterimler' },
    description: {
      en: 'Ad impressions, as the ad platform counts them.',
      ru: 'Показы рекламы по данным рекламной площадки.',
      tr: 'Reklam platformunun saydığı reklam gösterimleri.',
    },
  },
  {
    key: 'clicks',
    formula: 'sum',
    better: 'higher',
    dated_by: 'own_day',
    opens: 'clicks',
    label: { en: 'Clicks', ru: 'Клики', tr: 'Tıklamalar' },
    description: {
      en: 'Ad clicks, as the ad platform counts them; not every click becomes a visit.',
      ru: 'Клики по рекламе по данным рекламной площадки; не каждый клик становится визитом.',
      tr: 'Reklam platformunun saydığı tıklamalar; her tıklama ziyarete dönüşmez.',
    },
  },
  {
    key: 'visits',
    formula: 'sum',
    better: 'higher',
    dated_by: 'own_day',
    opens: 'visits',
    label: { en: 'Visits', ru: 'Визиты', tr: 'Ziyaretler' },
    description: {
      en: 'Sessions on the site, by the day on which they began.',
      ru: 'Сеансы на сайте по дню начала.',
      tr: 'Başladıkları güne göre sitedeki oturumlar.',
    },
  },
  {
    key: 'calls',
    formula: 'sum',
    better: 'higher',
    dated_by: 'own_day',
    opens: 'calls',
    label: { en: 'Calls', ru: 'Звонки', tr: 'Aramalar' },
    description: {
      en: 'Phone calls, by the day on which they came in and the channel that brought the caller.',
      ru: 'Телефонные звонки по дню звонка и каналу, который привёл звонящего.',
      tr: 'Geldikleri güne ve arayanı getiren kanala göre telefon aramaları.',
    },
  },
];
