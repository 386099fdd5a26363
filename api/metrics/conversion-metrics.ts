import type { MetricText } from './definition.ts';

/** What the model credits to a channel: shares of conversions and of their money, dated by the basis. */
export const CONVERSION_METRICS: readonly MetricText[] = [
  {
    key: 'leads',
    formula: 'sum',
    better: 'higher',
    dated_by: 'mixed',
    opens: 'leads',
    label: { en: 'Leads', ru: 'Лиды', tr: 'Potansiyel müşteriler' },
    description: {
      en: 'Leads credited by the model, by the day of the lead; by the day of the touch when that is the basis.',
      ru: 'Лиды, засчитанные моделью, по дню лида; при учёте по дате касания — по дню касания.',
      tr: 'Modelin atadığı potansiyel müşteriler; oluştukları güne, temas esasında temas gününe göre.',
    },
  },
  {
    key: 'deals',
    formula: 'sum',
    better: 'higher',
    dated_by: 'basis',
    opens: 'deals',
    label: { en: 'Deals', ru: 'Сделки', tr: 'Anlaşmalar' },
    description: {
      en: 'Deals won in the CRM, credited by the model; shares of one deal add up to one.',
      ru: 'Успешные сделки из CRM, засчитанные моделью; доли одной сделки в сумме дают единицу.',
      tr: 'CRM’de kazanılan ve modelin atadığı anlaşmalar; bir anlaşmanın payları toplamı birdir.',
    },
  },
  {
    key: 'orders',
    formula: 'sum',
    better: 'higher',
    dated_by: 'basis',
    opens: 'orders',
    label: { en: 'Orders', ru: 'Заказы', tr: 'Siparişler' },
    description: {
      en: 'Paid orders of the shop, credited by the model; shares of one order add up to one.',
      ru: 'Оплаченные заказы магазина, засчитанные моделью; доли одного заказа в сумме дают единицу.',
      tr: 'Mağazanın ödenmiş ve modelin atadığı siparişleri; bir siparişin payları toplamı birdir.',
    },
  },
  {
    key: 'revenue',
    formula: 'sum',
    better: 'higher',
    dated_by: 'basis',
    opens: 'revenue',
    label: { en: 'Revenue', ru: 'Выручка', tr: 'Ciro' },
    description: {
      en: 'Net revenue: without tax and shipping, after discounts and refunds, at the rate of the payment day.',
      ru: 'Чистая выручка: без налогов и доставки, после скидок и возвратов, по курсу дня оплаты.',
      tr: 'Net ciro: vergi ve kargo hariç, indirim ve iadeler düşülmüş, ödeme gününün kuruyla.',
    },
  },
  {
    key: 'margin',
    formula: 'sum',
    better: 'higher',
    dated_by: 'basis',
    opens: 'margin',
    label: { en: 'Margin', ru: 'Маржа', tr: 'Katkı payı' },
    description: {
      en: 'Contribution margin before marketing: revenue less the cost of what was sold. Unknown as soon as one part of it is.',
      ru: 'Маржинальная прибыль до маркетинга: выручка за вычетом себестоимости. Неизвестна, если неизвестна хотя бы одна часть.',
      tr: 'Pazarlama öncesi katkı payı: cirodan satılanın maliyeti çıkarılır. Bir parçası bilinmiyorsa bilinmez.',
    },
  },
];
