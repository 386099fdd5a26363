import type { Column, TableRow, Texts } from '../table.ts';
import { SEARCH_BY, SEARCH_COLUMNS, type SearchBy } from './search-terms.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface SearchAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: SearchBy;
}

const opened =
  (path: 'search/rows' | 'search/paid', adds: 'impressions' | 'clicks' | 'cost') =>
  ({ cells }: TableRow, { from, to, by }: SearchAsked) => ({
    path,
    query: {
      ...(from && { from }),
      ...(to && { to }),
      by,
      ...(typeof cells[by] === 'string' && { name: cells[by] as string }),
    },
    adds,
    sum: adds,
  });
const derived = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  better?: Column['better'],
): Column<SearchAsked> => ({
  ...{ key, unit, label, ...(better && { better }) },
  opens: () => 'derived',
});

const KIND: Column<SearchAsked> = SEARCH_COLUMNS.query_kind;
const FOUND_COLUMN: Column<SearchAsked> = {
  ...{ key: 'found', unit: 'text' },
  label: { en: 'Found by', ru: 'Как находят', tr: 'Nasıl bulunuyor' },
};

const ORGANIC: readonly Column<SearchAsked>[] = [
  {
    ...{ key: 'impressions', unit: 'count', better: 'higher' },
    label: { en: 'Impressions', ru: 'Показы', tr: 'Gösterimler' },
    opens: opened('search/rows', 'impressions'),
  },
  {
    ...{ key: 'clicks', unit: 'count', better: 'higher', bar: true },
    label: { en: 'Clicks', ru: 'Клики', tr: 'Tıklamalar' },
    opens: opened('search/rows', 'clicks'),
  },
  derived(
    'click_rate',
    'percent',
    { en: 'Clicks of impressions', ru: 'CTR в поиске', tr: 'Tıklama oranı' },
    'higher',
  ),
  derived(
    'position',
    'ratio',
    { en: 'Mean position', ru: 'Средняя позиция', tr: 'Ortalama sıra' },
    'lower',
  ),
];

const BRAND_SHARE = derived('brand_share', 'percent', {
  en: 'Brand, of named clicks',
  ru: 'Бренд в кликах с запросом',
  tr: 'Sorgusu bilinen tıklamalarda marka',
});

const PAID: readonly Column<SearchAsked>[] = [
  {
    ...{ key: 'paid_impressions', unit: 'count' },
    label: { en: 'Paid impressions', ru: 'Платные показы', tr: 'Ücretli gösterimler' },
    opens: opened('search/paid', 'impressions'),
  },
  {
    ...{ key: 'paid_clicks', unit: 'count' },
    label: { en: 'Paid clicks', ru: 'Платные клики', tr: 'Ücretli tıklamalar' },
    opens: opened('search/paid', 'clicks'),
  },
  {
    ...{ key: 'paid_cost', unit: 'money', metric: 'cost', opens: opened('search/paid', 'cost') },
  },
  derived(
    'paid_cpc',
    'money',
    { en: 'CPC', ru: 'CPC (цена клика)', tr: 'CPC (tıklama başına)' },
    'lower',
  ),
];

const PREVIOUS: readonly Column<SearchAsked>[] = [
  {
    ...derived('previous_impressions', 'count', {
      en: 'Impressions before',
      ru: 'Показы до этого',
      tr: 'Önceki gösterimler',
    }),
    ...{ isPrevious: true, isAside: true },
  },
  {
    ...derived('previous_clicks', 'count', {
      en: 'Clicks before',
      ru: 'Клики до этого',
      tr: 'Önceki tıklamalar',
    }),
    ...{ isPrevious: true, isAside: true },
  },
];

/** Columns of the report by what its rows are. Keywords say no page, and a week has queries of every kind. */
export function searchColumns(by: SearchBy, isCompared: boolean): readonly Column<SearchAsked>[] {
  return [
    SEARCH_COLUMNS[by],
    ...(by === 'query' ? [KIND, FOUND_COLUMN] : []),
    ...ORGANIC,
    ...(by === 'week' || by === 'page' ? [BRAND_SHARE] : []),
    ...(by === 'page' ? [] : PAID),
    ...(isCompared && by !== 'week' ? PREVIOUS : []),
  ];
}

/** Every column that the report can have. */
export const ALL_SEARCH_COLUMNS: readonly Column<SearchAsked>[] = [
  ...SEARCH_BY.map((by) => SEARCH_COLUMNS[by]),
  FOUND_COLUMN,
  ...ORGANIC,
  BRAND_SHARE,
  ...PAID,
  ...PREVIOUS,
];
