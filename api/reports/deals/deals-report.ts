import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { deals } from '../../contract/reports/deals.ts';
import { conditionText } from '../../contract/where.ts';
import type { Answering } from '../answer.ts';
import { reportMeta } from '../report-meta.ts';
import { dealFigures, type StoredFigures, unknownOf } from './deal-figures.ts';
import { dealReader } from './deals-statement.ts';
import { listedDeals } from './listed-deals.ts';

const GROUPS = sqlFile(import.meta.url, './groups.sql');

interface StoredGroup extends StoredFigures {
  readonly is_total: number | boolean;
  readonly name: string;
}

/**
 * Deals one by one or in groups, with the sums over all of them. Which deals the period selects is said by `which`.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const dealsReport: Answering<typeof deals> = async (published, asked, config) => {
  const { by, which, where } = asked;
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const reader = await dealReader(published, { from, to, which, by, where }, config);
  const isList = by === 'deal';
  const listed = isList ? await listedDeals(reader, asked) : null;
  const groups = reader && !isList ? await reader.read<StoredGroup>(GROUPS) : [];
  const total = listed?.all ?? groups.find(({ is_total }) => Number(is_total) === 1);
  return {
    meta: {
      ...{ report: 'deals', ...meta, by, which, as_of_day: reader?.asOf ?? null },
      where: where.map(conditionText),
      unknown: unknownOf(total),
    },
    deals: listed?.rows ?? [],
    groups: groups
      .filter((row) => row !== total)
      .map((row) => ({ name: row.name, ...dealFigures(row) })),
    totals: dealFigures(total),
  };
};
