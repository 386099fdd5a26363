import type { MetricText } from './definition.ts';

/** Sales as CRM and shop tell them, whole and without a model. Touches cannot date them, and no channel has a part in them. */
export const SALES_METRICS: readonly MetricText[] = [
  {
    key: 'sold',
    formula: 'sum',
    better: 'higher',
    dated_by: 'basis',
    opens: 'sold',
    label: { en: 'Sales, whole', ru: 'Продажи, целиком', tr: 'Satışlar, bütün' },
    description: {
      en: 'Won deals and paid orders as such, not divided among touches.',
      ru: 'Успешные сделки и оплаченные заказы как есть, без распределения по касаниям.',
      tr: 'Temaslara bölünmemiş, kazanılan anlaşmalar ve ödenmiş siparişler.',
    },
  },
  {
    key: 'sold_first',
    formula: 'sum',
    better: 'higher',
    dated_by: 'basis',
    opens: 'sold_first',
    label: { en: 'First sales, whole', ru: 'Первые продажи, целиком', tr: 'İlk satışlar, bütün' },
    description: {
      en: 'First purchases as such, not divided among touches.',
      ru: 'Первые покупки как есть, без распределения по касаниям.',
      tr: 'Temaslara bölünmemiş ilk satın almalar.',
    },
  },
  {
    key: 'sold_revenue',
    formula: 'sum',
    better: 'higher',
    dated_by: 'basis',
    opens: 'sold_revenue',
    label: { en: 'Sold revenue, whole', ru: 'Выручка продаж, целиком', tr: 'Satış cirosu, bütün' },
    description: {
      en: 'Net revenue of whole sales, as CRM and shop tell it.',
      ru: 'Чистая выручка целых продаж по данным CRM и магазина.',
      tr: 'CRM ve mağazanın bildirdiği bütün satışların net cirosu.',
    },
  },
  {
    key: 'sold_margin',
    signed: true,
    formula: 'sum',
    better: 'higher',
    dated_by: 'basis',
    opens: 'sold_margin',
    label: { en: 'Sold margin, whole', ru: 'Маржа продаж, целиком', tr: 'Satış katkı payı, bütün' },
    description: {
      en: 'Contribution margin of whole sales before marketing.',
      ru: 'Маржа целых продаж до маркетинга.',
      tr: 'Bütün satışların pazarlama öncesi katkı payı.',
    },
  },
  {
    key: 'sold_aov',
    formula: 'sold_revenue / sold',
    better: 'higher',
    dated_by: 'basis',
    opens: 'sold_revenue',
    label: { en: 'Average whole sale', ru: 'Средний чек продаж', tr: 'Ortalama bütün satış' },
    description: {
      en: 'Revenue of one whole sale.',
      ru: 'Выручка одной целой продажи.',
      tr: 'Bütün bir satışın cirosu.',
    },
  },
  {
    key: 'sold_margin_rate',
    signed: true,
    formula: 'sold_margin / sold_revenue',
    better: 'higher',
    dated_by: 'basis',
    opens: 'sold_margin',
    label: {
      en: 'Margin rate of sales',
      ru: 'Маржинальность продаж',
      tr: 'Satışların katkı payı oranı',
    },
    description: {
      en: 'Contribution margin of whole sales as a share of their revenue.',
      ru: 'Доля маржи в выручке целых продаж.',
      tr: 'Bütün satışların katkı payının cirolarına oranı.',
    },
  },
  {
    key: 'sold_first_share',
    formula: 'sold_first / sold',
    better: 'none',
    dated_by: 'basis',
    opens: 'sold_first',
    label: { en: 'Share of first sales', ru: 'Доля первых продаж', tr: 'İlk satışların payı' },
    description: {
      en: 'First purchases as a share of whole sales.',
      ru: 'Доля первых покупок в целых продажах.',
      tr: 'İlk satın almaların bütün satışlara oranı.',
    },
  },
];
