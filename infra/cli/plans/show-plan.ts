import type { PlanNote } from '@throughline/api/contract/plans';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { type Row, writeResult } from '../output.ts';
import { planPath } from './plan-path.ts';
import { sayNotes } from './write-saved.ts';

const COLUMNS = [
  ...['month', 'cost', 'cash_out', 'visits', 'leads', 'deals', 'revenue', 'margin', 'cash_in'],
];

interface ShowOptions {
  readonly planVersion?: number;
  readonly chain?: boolean;
  readonly format: Format;
}

/** Prints the plan itself as JSON, else what it comes to, months and what lies behind them. */
export async function showPlan(
  io: Io,
  input: ConfigInput,
  id: string,
  { planVersion: version, chain, format }: ShowOptions,
): Promise<void> {
  const path = planPath(id, format === 'json' && !chain ? '' : '/chain');
  const answer = await withClient(input, (client) =>
    ask(client, 'GET', path, { query: { version } }),
  );
  const shown = answer.json() as {
    months?: readonly Row[];
    totals?: Row;
    after_horizon?: Row;
    warnings?: readonly PlanNote[];
  };
  sayNotes(io, shown.warnings ?? []);
  const rows = [
    ...(shown.months ?? []),
    { month: 'after horizon', ...shown.after_horizon },
    { month: 'total', ...shown.totals },
  ];
  writeResult(io, format, shown, rows, COLUMNS);
}
