import type { Column, TableRow, Texts } from '../table.ts';
import type { PARTNER_MEASURES } from './partners-drills.ts';
import { PARTNERS_BY, PARTNERS_COLUMNS, type PartnersBy } from './partners-terms.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface PartnersAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: PartnersBy;
}

const question = ({ cells }: TableRow, { from, to, by }: PartnersAsked) => ({
  ...(from && { from }),
  ...(to && { to }),
  by,
  ...(typeof cells[by] === 'string' && { name: cells[by] as string }),
});

const sold = (
  key: string,
  measure: (typeof PARTNER_MEASURES)[number],
  adds: 'count' | 'revenue' | 'margin',
  column: Partial<Column<PartnersAsked>>,
): Column<PartnersAsked> => ({
  ...{ key, unit: adds === 'count' ? 'count' : 'money', better: 'higher', ...column },
  opens: (row, asked) => ({
    path: 'partners/rows',
    query: { ...question(row, asked), measure },
    ...{ adds, sum: adds },
  }),
});
const derived = (
  key: string,
  label: Texts,
  more: Partial<Column<PartnersAsked>> = {},
): Column<PartnersAsked> => ({
  ...{ key, unit: 'money', label, opens: () => 'derived', ...more },
});

const OF_SALES: readonly Column<PartnersAsked>[] = [
  sold('sales', 'sales', 'count', { label: { en: 'Sales', ru: 'Продажи', tr: 'Satışlar' } }),
  sold('first_sales', 'first_sales', 'count', {
    label: { en: 'First purchases', ru: 'Первые покупки', tr: 'İlk alışlar' },
  }),
  sold('revenue', 'sales', 'revenue', { metric: 'revenue' }),
  sold('margin', 'sales', 'margin', { metric: 'margin' }),
  derived('commission', { en: 'Commission', ru: 'Комиссия', tr: 'Komisyon' }, { better: 'lower' }),
];
const OF_COSTS: readonly Column<PartnersAsked>[] = [
  {
    ...{ key: 'joint_cost', unit: 'money' },
    label: {
      en: 'Joint campaigns, cost',
      ru: 'Расход совместных кампаний',
      tr: 'Ortak kampanyaların maliyeti',
    },
    opens: (row, asked) => ({
      path: 'partners/costs',
      query: question(row, asked),
      ...{ adds: 'cost', sum: 'cost' },
    }),
  },
  derived('partner_pays', { en: 'The partner pays', ru: 'Платит партнёр', tr: 'Ortağın payı' }),
  derived('own_cost', { en: 'Our part', ru: 'Наша часть', tr: 'Bizim payımız' }),
];
const PROFIT = derived(
  'profit',
  {
    en: 'Margin less commission and our part',
    ru: 'Маржа за вычетом комиссии и нашей части',
    tr: 'Komisyon ve payımız düşülmüş katkı payı',
  },
  { better: 'higher', bar: true },
);
const PREVIOUS: readonly Column<PartnersAsked>[] = [
  derived(
    'previous_sales',
    { en: 'Sales before', ru: 'Продажи до этого', tr: 'Önceki satışlar' },
    { unit: 'count', isPrevious: true, isAside: true },
  ),
  derived(
    'previous_revenue',
    { en: 'Revenue before', ru: 'Выручка до этого', tr: 'Önceki ciro' },
    { isPrevious: true, isAside: true },
  ),
];

/** Columns of the report by what its rows are. Costs are a partner’s, not a code’s. */
export function partnersColumns(
  by: PartnersBy,
  isCompared: boolean,
): readonly Column<PartnersAsked>[] {
  return [
    PARTNERS_COLUMNS[by],
    ...(by === 'coupon' ? [PARTNERS_COLUMNS.partner] : []),
    ...OF_SALES,
    ...(by === 'coupon' ? [] : OF_COSTS),
    PROFIT,
    ...(isCompared ? PREVIOUS : []),
  ];
}

/** Every column that the report can have. */
export const ALL_PARTNERS_COLUMNS: readonly Column<PartnersAsked>[] = [
  ...PARTNERS_BY.map((by) => PARTNERS_COLUMNS[by]),
  ...OF_SALES,
  ...OF_COSTS,
  PROFIT,
  ...PREVIOUS,
];
