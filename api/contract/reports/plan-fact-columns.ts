import type { Language } from '../languages.ts';
import type { Column, Opening, TableRow, Texts } from '../table.ts';
import { FACT_SERIES, type FactSeries } from './plan-fact-rows.ts';

/** Drivers by themselves; several that can only be told together stand in one more column. */
export const DRIVERS = [
  'budget',
  'mix',
  'cpm',
  'ctr',
  'cpc',
  'landing',
  'visits',
  'lead_rate',
  'qualify_rate',
  'deal_rate',
  'aov',
  'kept',
  'margin_rate',
  'timing',
  'unplanned',
  'not_run',
] as const;

export interface PlanFactAsked {
  readonly model: string;
  readonly basis: string;
  readonly of: string;
}

const DRIVER_LABELS: Readonly<Record<(typeof DRIVERS)[number] | 'together', Texts>> = {
  budget: { en: 'Budget', ru: 'Бюджет', tr: 'Bütçe' },
  mix: { en: 'Mix of spend', ru: 'Структура затрат', tr: 'Harcama dağılımı' },
  cpm: { en: 'CPM', ru: 'CPM', tr: 'CPM' },
  ctr: { en: 'CTR', ru: 'CTR', tr: 'CTR' },
  cpc: { en: 'Price of a click', ru: 'Цена клика', tr: 'Tıklama fiyatı' },
  landing: { en: 'Click to visit', ru: 'Из клика в визит', tr: 'Tıklamadan ziyarete' },
  visits: { en: 'Visits', ru: 'Визиты', tr: 'Ziyaretler' },
  lead_rate: { en: 'Visit to lead', ru: 'Из визита в лид', tr: 'Ziyaretten potansiyel müşteriye' },
  qualify_rate: { en: 'Qualification', ru: 'Квалификация', tr: 'Nitelendirme' },
  deal_rate: { en: 'Lead to sale', ru: 'Из лида в продажу', tr: 'Potansiyel müşteriden satışa' },
  aov: { en: 'Average order', ru: 'Средний чек', tr: 'Ortalama sipariş' },
  kept: { en: 'Refunds', ru: 'Возвраты', tr: 'İadeler' },
  margin_rate: { en: 'Share of margin', ru: 'Доля маржи', tr: 'Katkı payı oranı' },
  timing: { en: 'Timing', ru: 'Сдвиг во времени', tr: 'Zamanlama' },
  unplanned: { en: 'Not planned', ru: 'Вне плана', tr: 'Plan dışı' },
  not_run: { en: 'Not run', ru: 'Не запущено', tr: 'Yürütülmedi' },
  together: { en: 'Several together', ru: 'Несколько вместе', tr: 'Birkaçı birlikte' },
};

const SERIES: Readonly<Record<FactSeries, readonly ['money' | 'count', Texts]>> = {
  budget: ['money', { en: 'Budget', ru: 'Бюджет', tr: 'Bütçe' }],
  clicks: ['count', { en: 'Clicks', ru: 'Клики', tr: 'Tıklamalar' }],
  visits: ['count', { en: 'Visits', ru: 'Визиты', tr: 'Ziyaretler' }],
  leads: ['count', { en: 'Leads', ru: 'Лиды', tr: 'Potansiyel müşteriler' }],
  deals: ['count', { en: 'Sales', ru: 'Продажи', tr: 'Satışlar' }],
  revenue: ['money', { en: 'Revenue', ru: 'Выручка', tr: 'Ciro' }],
  margin: ['money', { en: 'Margin', ru: 'Маржа', tr: 'Katkı payı' }],
};

const SIDES = {
  plan: { en: 'plan', ru: 'план', tr: 'plan' },
  fact: { en: 'fact', ru: 'факт', tr: 'gerçekleşen' },
} as const satisfies Record<string, Texts>;

const both = ({ en, ru, tr }: Texts, side: Texts): Texts => ({
  en: `${en}, ${side.en}`,
  ru: `${ru}, ${side.ru}`,
  tr: `${tr}, ${side.tr}`,
});

function opened(series: FactSeries, side: 'plan' | 'fact') {
  return ({ key = '' }: TableRow, { model, basis }: PlanFactAsked): Opening => ({
    path: 'plan-fact/rows',
    query: { ...Object.fromEntries(new URLSearchParams(key)), model, basis, series, side },
    adds: 'amount',
    sum: 'sum',
  });
}

const text = (key: string, label: Texts, more: Partial<Column> = {}): Column<PlanFactAsked> => ({
  ...{ key, unit: 'text', label },
  ...more,
});

/** Columns of an outcome: money, or a count. */
export function planFactColumns(unit: 'money' | 'count'): readonly Column<PlanFactAsked>[] {
  const figure = (key: string, label: Texts, more: Partial<Column<PlanFactAsked>> = {}) => ({
    ...{ key, unit, label, opens: () => 'derived' as const },
    ...more,
  });
  return [
    text('channel', { en: 'Channel', ru: 'Канал', tr: 'Kanal' }, { isChannel: true }),
    text('campaign', { en: 'Campaign', ru: 'Кампания', tr: 'Kampanya' }),
    text('month', { en: 'Month', ru: 'Месяц', tr: 'Ay' }),
    figure('plan', { en: 'Plan', ru: 'План', tr: 'Plan' }),
    figure('fact', { en: 'Fact', ru: 'Факт', tr: 'Gerçekleşen' }),
    figure('difference', { en: 'Difference', ru: 'Отклонение', tr: 'Fark' }),
    ...DRIVERS.map((driver) => figure(`effect_${driver}`, DRIVER_LABELS[driver])),
    figure('effect_together', DRIVER_LABELS.together),
    figure('maturity', { en: 'Still to come', ru: 'Ещё ожидается', tr: 'Beklenen' }),
    {
      ...{ key: 'matured', unit: 'percent', opens: () => 'derived' },
      label: { en: 'Matured', ru: 'Зрелость', tr: 'Olgunluk' },
    },
    {
      ...{ key: 'pacing', unit: 'percent', opens: () => 'derived' },
      label: { en: 'Pacing', ru: 'Темп расхода', tr: 'Harcama temposu' },
    },
    ...FACT_SERIES.flatMap((series) =>
      (['plan', 'fact'] as const).map((side): Column<PlanFactAsked> => {
        const [unit, label] = SERIES[series];
        return {
          ...{ key: `${series}_${side}`, unit, label: both(label, SIDES[side]), isAside: true },
          opens: opened(series, side),
        };
      }),
    ),
    text('flags', { en: 'Flags', ru: 'Пометки', tr: 'İşaretler' }, { isAside: true }),
  ];
}

/** What a driver of the bridge is called; several that can only be told together are joined by `+`. */
export function driverLabel(driver: string, language: Language): string {
  const labels: Readonly<Record<string, Texts>> = DRIVER_LABELS;
  return driver
    .split('+')
    .map((part) => labels[part]?.[language] ?? part)
    .join(' + ');
}
