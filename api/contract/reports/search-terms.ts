import type { Column } from '../table.ts';

/** What a row of the report on searches is. */
export const SEARCH_BY = ['query', 'week', 'page', 'query_kind'] as const;
export type SearchBy = (typeof SEARCH_BY)[number];

/**
 * What a query is of. `withheld` is what the search engine counts and does not name; `not_told` where no brand terms are
 * configured.
 */
export const QUERY_KINDS = ['brand', 'other', 'withheld', 'not_told'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** Whether a query was found organically, bought as a keyword, or both. */
export const FOUND = ['both', 'organic', 'paid'] as const;

export const SEARCH_COLUMNS: Readonly<Record<SearchBy, Column>> = {
  query: { key: 'query', unit: 'text', label: { en: 'Query', ru: 'Запрос', tr: 'Sorgu' } },
  week: { key: 'week', unit: 'text', label: { en: 'Week', ru: 'Неделя', tr: 'Hafta' } },
  page: { key: 'page', unit: 'text', label: { en: 'Page', ru: 'Страница', tr: 'Sayfa' } },
  query_kind: {
    ...{ key: 'query_kind', unit: 'text' },
    label: { en: 'Kind of query', ru: 'Вид запроса', tr: 'Sorgu türü' },
  },
};
