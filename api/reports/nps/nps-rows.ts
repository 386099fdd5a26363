import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { npsRows as contract } from '../../contract/reports/nps-rows.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { ANSWERS, NPS_TYPES } from './nps-statement.ts';

const ROWS = `${ANSWERS}${sqlFile(import.meta.url, './rows.sql')}`;

type Row = Awaited<ReturnType<Answering<typeof contract>>>['rows'][number];

/** The answers behind a figure. */
export const npsRows: Answering<typeof contract> = async ({ reader, state }, asked, config) => {
  const { by, name, measure, limit, offset } = asked;
  const period = checkPeriod(asked);
  const found = state
    ? await reader.rows<Row & { readonly all_rows: string }>(ROWS, {
        ...{ generation: state.generation, revision: state.revision, types: NPS_TYPES },
        ...{ ...period, previous_from: period.from, timezone: config.timezone },
        ...{ by, name, measure, limit, offset },
      })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, ...row }) => row),
  };
};
