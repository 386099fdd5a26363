import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { scriptRows as contract } from '../../contract/reports/script-rows.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { SCORED_CALLS, SCORED_TYPES } from './script-report.ts';

const ROWS = `${SCORED_CALLS}${sqlFile(import.meta.url, './rows.sql')}`;

interface Stored extends Record<'id' | 'source' | 'on_day' | 'operator' | 'point', string> {
  readonly kept: 'yes' | 'no';
  readonly bought: 'yes' | 'no';
  readonly all_rows: string;
}

/** The calls behind a figure. */
export const scriptRows: Answering<typeof contract> = async ({ reader, state }, asked, config) => {
  const { point, measure, within, limit, offset } = asked;
  const found = state
    ? await reader.rows<Stored>(ROWS, {
        ...{ generation: state.generation, revision: state.revision, types: SCORED_TYPES },
        ...{ ...checkPeriod(asked), timezone: config.timezone },
        ...{ point, measure, within, limit, offset },
      })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ id, source, on_day: day, operator, point: name, kept, bought }) => ({
      ...{ id, source, day, operator, point: name, is_kept: kept, sold: bought },
    })),
  };
};
