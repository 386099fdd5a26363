import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { CallOutcome, callsRows as contract } from '../../contract/reports/calls-rows.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { CALL_TYPES, callsStatement } from './calls-statement.ts';

const ROWS = sqlFile(import.meta.url, './rows.sql');

interface Stored {
  readonly id: string;
  readonly source: string;
  readonly day: string;
  readonly at: string;
  readonly operator: string;
  readonly channel: string;
  readonly number: string;
  readonly outcome: CallOutcome;
  readonly wait_seconds: number | null;
  readonly talk_seconds: number | null;
  readonly response_minutes: number | null;
  readonly certainty: number | null;
  readonly all_rows: string;
}

/** The calls behind a figure. */
export const callsRows: Answering<typeof contract> = async ({ reader, state }, asked, config) => {
  const { by, name, measure, within, limit, offset, where } = asked;
  const rows = callsStatement(ROWS, where);
  const found = state
    ? await reader.rows<Stored>(rows.text, {
        ...{ generation: state.generation, revision: state.revision, types: CALL_TYPES },
        ...{ ...checkPeriod(asked), timezone: config.timezone },
        ...{ ...rows.parameters, by, name, measure, within, limit, offset },
      })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, at, ...row }) => ({
      ...row,
      at: new Date(Number(at) / 1000).toISOString(),
    })),
  };
};
