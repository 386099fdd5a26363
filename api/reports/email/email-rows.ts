import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { emailRows as contract } from '../../contract/reports/email-drills.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { MESSAGES } from './email-statement.ts';

const ROWS = `${MESSAGES}${sqlFile(import.meta.url, './rows.sql')}`;

type Row = Awaited<ReturnType<Answering<typeof contract>>>['rows'][number];

/** The messages behind a figure. */
export const emailRows: Answering<typeof contract> = async ({ reader, state }, asked, config) => {
  const { by, name, measure, window, limit, offset } = asked;
  const found = state
    ? await reader.rows<Row & { readonly all_rows: string }>(ROWS, {
        ...{ generation: state.generation, revision: state.revision },
        ...{ ...checkPeriod(asked), timezone: config.timezone },
        ...{ by, name, measure, window, limit, offset },
      })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, ...row }) => row),
  };
};
