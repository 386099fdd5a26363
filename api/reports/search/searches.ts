import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { SearchBy } from '../../contract/reports/search-terms.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import type { State } from '../state.ts';
import { plainQuery } from './plain-query.ts';

/** Beginning of a statement about searches, organic and paid. */
export const SEARCHES = sqlFile(import.meta.url, './searches.sql');

/** What a statement that begins so is told. It reads the days from `first` to `last`. */
export function searchParameters(
  { generation, revision }: State,
  { from, to }: Period,
  by: SearchBy,
  { brandTerms = [] }: Pick<ReportConfig, 'brandTerms'>,
) {
  const brand_terms = [...new Set(brandTerms.map(plainQuery))].filter((term) => term !== '');
  return { generation, revision, from, to, first: from, last: to, by, brand_terms };
}
