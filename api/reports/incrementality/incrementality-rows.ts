import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { incrementalityRows as contract } from '../../contract/reports/incrementality-rows.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';
import { ASSIGNED } from './assigned-statement.ts';

const ROWS = `${ASSIGNED}${sqlFile(import.meta.url, './rows.sql')}`;

type Stored = Record<
  | 'assigned_day'
  | 'visitor'
  | 'experiment'
  | 'arm'
  | 'sales'
  | 'first_sale'
  | 'worth'
  | 'unknown_sales'
  | 'all_rows'
  | 'all_amount'
  | 'all_unknown',
  string
>;

/** The people behind a figure, with their sum. */
export const incrementalityRows: Answering<typeof contract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { experiment, arm, value, channel, measure, limit, offset } = asked;
  const found = state
    ? await reader.rows<Stored>(ROWS, {
        ...{ generation: state.generation, revision: state.revision },
        ...{ ...checkPeriod(asked), timezone: config.timezone },
        ...{ experiment, arm, value, channel, measure, limit, offset },
      })
    : [];
  const [first] = found;
  return {
    count: Number(first?.all_rows ?? 0),
    value: moneyOf(first?.all_amount ?? '0', first?.all_unknown ?? '0'),
    rows: found.map((row) => ({
      ...{ day: row.assigned_day, visitor: row.visitor, experiment: row.experiment, arm: row.arm },
      ...{ sales: Number(row.sales), conversion: row.first_sale },
      value: moneyOf(row.worth, row.unknown_sales),
    })),
  };
};
