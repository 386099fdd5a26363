import type { Column, Opening, TableRow, Texts } from '../table.ts';

/** Figures of our own that a market is held against, and the metric of the catalogue that each is. */
export const OWN_FIGURES = ['revenue', 'sales', 'leads', 'visits'] as const;
export type OwnFigure = (typeof OWN_FIGURES)[number];
export const OWN_METRICS = {
  revenue: 'sold_revenue',
  sales: 'sold',
  leads: 'leads',
  visits: 'visits',
} as const satisfies Record<OwnFigure, string>;

/** How the report was asked. */
export interface MarketAsked {
  readonly own: OwnFigure;
}

const SERIES = ['metric', 'subject', 'region', 'unit', 'provenance'] as const;

const told =
  (from: 'period_from' | 'earlier_from', to: 'period_to' | 'earlier_to') =>
  ({ cells }: TableRow): Opening => ({
    path: 'market/rows',
    query: {
      ...Object.fromEntries(SERIES.map((key) => [key, String(cells[key] ?? '')])),
      ...{ from: String(cells[from]), to: String(cells[to]), at: String(cells[from]) },
    },
    ...{ adds: 'value', sum: 'value' },
  });
const ours =
  (from: 'period_from' | 'earlier_from', to: 'period_to' | 'earlier_to') =>
  ({ cells }: TableRow, { own }: MarketAsked): Opening => ({
    path: 'explore/rows',
    query: { from: String(cells[from]), to: String(cells[to]), metric: OWN_METRICS[own] },
    ...{ adds: 'amount', sum: 'sum' },
  });
const text = (key: string, label: Texts): Column<MarketAsked> => ({ key, unit: 'text', label });
const share = (key: string, label: Texts, better?: 'higher'): Column<MarketAsked> => ({
  ...{ key, unit: 'percent', label, opens: () => 'derived', ...(better && { better }) },
});

const NAMES: readonly Column<MarketAsked>[] = [
  text('metric', { en: 'Metric', ru: 'Показатель', tr: 'Gösterge' }),
  text('subject', { en: 'Of what', ru: 'Чего', tr: 'Neyin' }),
  text('region', { en: 'Region', ru: 'Регион', tr: 'Bölge' }),
  text('unit', { en: 'Unit', ru: 'Единица', tr: 'Birim' }),
  text('period_from', { en: 'From', ru: 'С', tr: 'Başlangıç' }),
  text('period_to', { en: 'To', ru: 'По', tr: 'Bitiş' }),
];
const MARKET: readonly Column<MarketAsked>[] = [
  {
    ...{ key: 'value', unit: 'count', opens: told('period_from', 'period_to') },
    label: { en: 'Market', ru: 'Рынок', tr: 'Pazar' },
  },
  {
    ...{ key: 'earlier', unit: 'count', opens: told('earlier_from', 'earlier_to'), isAside: true },
    label: { en: 'Market earlier', ru: 'Рынок раньше', tr: 'Önceki pazar' },
  },
  share('change', { en: 'Market, change', ru: 'Рынок, изменение', tr: 'Pazar, değişim' }),
  share('part', {
    en: 'Part of its metric',
    ru: 'Доля среди предметов',
    tr: 'Göstergedeki payı',
  }),
];
const OWN: readonly Column<MarketAsked>[] = [
  share('own_change', { en: 'We, change', ru: 'Мы, изменение', tr: 'Biz, değişim' }, 'higher'),
  share(
    'ahead',
    { en: 'Ahead of the market', ru: 'Опережение рынка', tr: 'Pazarın önünde' },
    'higher',
  ),
  share('own_share', { en: 'Our share', ru: 'Наша доля', tr: 'Payımız' }, 'higher'),
];
const SOURCE = text('provenance', { en: 'Who says it', ru: 'Кто сообщает', tr: 'Kim bildiriyor' });
const EARLIER: readonly Column<MarketAsked>[] = [
  text('earlier_from', { en: 'Earlier, from', ru: 'Раньше, с', tr: 'Önceki, başlangıç' }),
  text('earlier_to', { en: 'Earlier, to', ru: 'Раньше, по', tr: 'Önceki, bitiş' }),
].map((column) => ({ ...column, isAside: true }));

const LABELS: Readonly<Record<'own' | 'own_earlier', Texts>> = {
  own: { en: 'We', ru: 'Мы', tr: 'Biz' },
  own_earlier: { en: 'We earlier', ru: 'Мы раньше', tr: 'Biz, önceki' },
};
const figure = (key: 'own' | 'own_earlier', unit: 'money' | 'count'): Column<MarketAsked> => ({
  ...{ key: unit === 'money' ? `${key}_revenue` : key, unit, label: LABELS[key] },
  ...(key === 'own_earlier' && { isAside: true }),
  opens: key === 'own' ? ours('period_from', 'period_to') : ours('earlier_from', 'earlier_to'),
});

/** Columns of the report by the figure of our own that is asked for. */
export function marketColumns(own: OwnFigure): readonly Column<MarketAsked>[] {
  const unit = own === 'revenue' ? 'money' : 'count';
  return [
    ...NAMES,
    ...MARKET,
    figure('own', unit),
    figure('own_earlier', unit),
    ...OWN,
    SOURCE,
    ...EARLIER,
  ];
}

/** Every column that the report can have. */
export const ALL_MARKET_COLUMNS: readonly Column<MarketAsked>[] = [
  ...NAMES,
  ...MARKET,
  ...(['own', 'own_earlier'] as const).flatMap((key) => [
    figure(key, 'money'),
    figure(key, 'count'),
  ]),
  ...OWN,
  SOURCE,
  ...EARLIER,
];
