import type { MetricText } from './definition.ts';

const MIXED = { dated_by: 'mixed' } as const;

/**
 * Ratios, always of sums: cost is dated by the day it was spent, results by the basis. Those of one row have its
 * cost and its results.
 */
export const EFFICIENCY_METRICS: readonly MetricText[] = [
  {
    ...MIXED,
    key: 'cpl',
    formula: 'cost / leads',
    better: 'lower',
    opens: 'cost',
    label: { en: 'CPL', ru: 'CPL (цена лида)', tr: 'CPL (potansiyel müşteri başına maliyet)' },
    description: {
      en: 'Cost per lead.',
      ru: 'Стоимость одного лида: расход, делённый на лиды.',
      tr: 'Bir potansiyel müşterinin maliyeti.',
    },
  },
  {
    ...MIXED,
    key: 'cpo',
    formula: 'cost / orders',
    better: 'lower',
    opens: 'cost',
    label: { en: 'CPO', ru: 'CPO (цена заказа)', tr: 'CPO (sipariş başına maliyet)' },
    description: {
      en: 'Cost per paid order, new and returning customers together.',
      ru: 'Стоимость одного оплаченного заказа — новых и повторных покупателей вместе.',
      tr: 'Yeni ve geri dönen müşteriler birlikte, ödenmiş bir siparişin maliyeti.',
    },
  },
  {
    ...MIXED,
    key: 'cac',
    formula: 'cost / new_customers',
    better: 'lower',
    opens: 'new_customers',
    label: { en: 'CAC', ru: 'CAC (цена нового клиента)', tr: 'CAC (müşteri edinme maliyeti)' },
    description: {
      en: 'Cost per new customer: only first purchases count.',
      ru: 'Стоимость привлечения нового клиента: учитываются только первые покупки.',
      tr: 'Yeni müşteri edinme maliyeti: yalnızca ilk satın almalar sayılır.',
    },
  },
  {
    ...MIXED,
    key: 'drr',
    formula: 'cost / revenue',
    better: 'lower',
    opens: 'cost',
    label: { en: 'ACoS', ru: 'ДРР', tr: 'ACoS (reklam maliyet oranı)' },
    description: {
      en: 'Advertising cost as a share of revenue; the inverse of ROAS.',
      ru: 'Доля рекламных расходов в выручке; величина, обратная ROAS.',
      tr: 'Reklam maliyetinin ciroya oranı; ROAS’ın tersi.',
    },
  },
  {
    ...MIXED,
    key: 'roas',
    formula: 'revenue / cost',
    better: 'higher',
    opens: 'revenue',
    label: { en: 'ROAS', ru: 'ROAS', tr: 'ROAS' },
    description: {
      en: 'Return on ad spend: revenue for one unit of media cost.',
      ru: 'Окупаемость рекламных расходов: выручка на единицу расхода.',
      tr: 'Reklam harcamasının getirisi: bir birim medya maliyetine düşen ciro.',
    },
  },
  {
    ...MIXED,
    key: 'romi_revenue',
    signed: true,
    formula: '(revenue - cost) / cost',
    better: 'higher',
    opens: 'revenue',
    label: { en: 'ROMI (revenue)', ru: 'ROMI по выручке', tr: 'ROMI (ciro)' },
    description: {
      en: 'Return on marketing investment by revenue. It flatters: what was sold had a cost too.',
      ru: 'Возврат маркетинговых инвестиций по выручке. Завышает отдачу: не учитывает себестоимость.',
      tr: 'Ciroya göre pazarlama yatırımının getirisi. Satılanın maliyetini saymadığı için yüksek gösterir.',
    },
  },
  {
    ...MIXED,
    key: 'romi_margin',
    signed: true,
    formula: '(margin - cost) / cost',
    better: 'higher',
    opens: 'margin',
    label: { en: 'ROMI (margin)', ru: 'ROMI по марже', tr: 'ROMI (katkı payı)' },
    description: {
      en: 'Return on marketing investment by contribution margin: above zero, the channel earns more than it costs.',
      ru: 'Возврат маркетинговых инвестиций по марже: выше нуля — канал приносит больше, чем стоит.',
      tr: 'Katkı payına göre pazarlama yatırımının getirisi: sıfırın üstünde kanal maliyetinden çok kazandırır.',
    },
  },
];
