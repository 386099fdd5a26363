import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { DealsReport, deals } from '../../contract/reports/deals.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';
import { dealParameters, DEALS } from './deals-statement.ts';
import { listedDeals } from './listed-deals.ts';

const GROUPS = `${DEALS}${sqlFile(import.meta.url, './groups.sql')}`;

interface Stored
  extends Record<
    | 'deals'
    | 'open_deals'
    | 'won'
    | 'lost'
    | 'known_amount'
    | 'unknown_amount'
    | 'known_margin'
    | 'unknown_margin'
    | 'without_touch',
    string
  > {
  readonly is_total: number | boolean;
  readonly name: string;
  readonly age: number | null;
  readonly in_stage: number | null;
}

/**
 * Deals one by one or in groups, with the sums over all of them. Which deals the period selects is said by `which`.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const dealsReport: Answering<typeof deals> = async (published, asked, config) => {
  const { by, which } = asked;
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const parameters = dealParameters(published, { from, to, which, by }, config);
  const [groups, listed] = await Promise.all([
    parameters ? published.reader.rows<Stored>(GROUPS, parameters) : [],
    by === 'deal' ? listedDeals(published, parameters, asked) : null,
  ]);
  const total = groups.find(({ is_total }) => Number(is_total) === 1);
  return {
    meta: {
      ...{ report: 'deals', ...meta, by, which, as_of_day: parameters?.as_of ?? null },
      unknown: {
        amount: Number(total?.unknown_amount ?? 0),
        margin: Number(total?.unknown_margin ?? 0),
        journey: Number(total?.without_touch ?? 0),
      },
    },
    deals: listed?.rows ?? [],
    groups:
      by === 'deal'
        ? []
        : groups
            .filter((row) => row !== total)
            .map((row) => ({ name: row.name, ...figuresOf(row) })),
    totals: figuresOf(total),
  };
};

function figuresOf(row: Stored | undefined): DealsReport['totals'] {
  const [won, lost] = [Number(row?.won ?? 0), Number(row?.lost ?? 0)];
  return {
    ...{ deals: Number(row?.deals ?? 0), open: Number(row?.open_deals ?? 0), won, lost },
    win_rate: won + lost > 0 ? won / (won + lost) : null,
    amount: moneyOf(row?.known_amount ?? '0', row?.unknown_amount ?? 0),
    margin: moneyOf(row?.known_margin ?? '0', row?.unknown_margin ?? 0),
    ...{ age_days: row?.age ?? null, stage_days: row?.in_stage ?? null },
  };
}
