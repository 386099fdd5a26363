import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type {
  searchPaid as paidContract,
  searchRows as rowsContract,
} from '../../contract/reports/search-drills.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';
import { SEARCHES, searchParameters } from './searches.ts';

const ROWS = `${SEARCHES}${sqlFile(import.meta.url, './rows.sql')}`;
const PAID = `${SEARCHES}${sqlFile(import.meta.url, './paid.sql')}`;

type Text = 'day' | 'source';
type Sums = 'impressions' | 'clicks' | 'all_rows' | 'all_impressions' | 'all_clicks';
type Told = Record<Text | 'property' | 'query' | 'page' | 'device' | 'country' | Sums, string> & {
  readonly position: number | null;
};
type Bought = Record<Text | 'campaign' | 'keyword' | Sums | 'all_cost' | 'all_unknown', string> & {
  readonly cost: string | null;
};

/** What search engines tell behind a figure. */
export const searchRows: Answering<typeof rowsContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, name, limit, offset } = asked;
  const found = state
    ? await reader.rows<Told>(ROWS, {
        ...searchParameters(state, checkPeriod(asked), by, config),
        ...{ name: name ?? null, limit, offset },
      })
    : [];
  return {
    ...sumsOf(found[0]),
    rows: found.map(
      ({ all_rows: _, all_impressions: __, all_clicks: ___, impressions, clicks, ...row }) => ({
        ...row,
        ...{ impressions: Number(impressions), clicks: Number(clicks) },
      }),
    ),
  };
};

/** What keywords cost behind a figure. */
export const searchPaid: Answering<typeof paidContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, name, limit, offset } = asked;
  const found = state
    ? await reader.rows<Bought>(PAID, {
        ...searchParameters(state, checkPeriod(asked), by, config),
        ...{ name: name ?? null, limit, offset },
      })
    : [];
  const [first] = found;
  return {
    ...sumsOf(first),
    cost: moneyOf(first?.all_cost ?? '0', first?.all_unknown ?? 0),
    rows: found.map(({ day, source, campaign, keyword, impressions, clicks, cost }) => ({
      ...{ day, source, campaign, keyword },
      ...{ impressions: Number(impressions), clicks: Number(clicks) },
      cost: moneyOf(cost ?? '0', cost === null ? 1 : 0),
    })),
  };
};

function sumsOf(first: Record<Sums, string> | undefined) {
  return {
    count: Number(first?.all_rows ?? 0),
    impressions: Number(first?.all_impressions ?? 0),
    clicks: Number(first?.all_clicks ?? 0),
  };
}
