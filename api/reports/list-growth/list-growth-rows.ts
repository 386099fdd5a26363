import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { listGrowthRows as contract } from '../../contract/reports/list-growth.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { MEMBERS } from './list-growth-report.ts';

const ROWS = `${MEMBERS}${sqlFile(import.meta.url, './rows.sql')}`;

type Stored = Record<
  'subscriber' | 'source' | 'list' | 'medium' | 'since' | 'left_on' | 'why' | 'all_rows',
  string
>;

/** The subscribers behind a figure. */
export const listGrowthRows: Answering<typeof contract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, name, measure, limit, offset } = asked;
  const found = state
    ? await reader.rows<Stored>(ROWS, {
        ...{ generation: state.generation, revision: state.revision, types: ['subscriber'] },
        ...{ ...checkPeriod(asked), timezone: config.timezone, by, name, measure, limit, offset },
      })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _all, left_on: left, medium, why, ...row }) => ({
      ...{ ...row, message_medium: medium, reason_left: why },
      left_on: left === '' ? null : left,
    })),
  };
};
