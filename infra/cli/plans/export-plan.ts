import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import type { Io } from '../io.ts';
import { type Row, writeResult } from '../output.ts';
import { planPath } from './plan-path.ts';

/** As the import reads them; the last two say which version the sheet was made from. */
const COLUMNS = [
  ...['channel', 'campaign', 'month', 'budget', 'cpc', 'cpm', 'ctr', 'visits', 'landing'],
  ...['lead_rate', 'qualify_rate', 'deal_rate', 'aov', 'margin_rate', 'refund_rate'],
  ...['currency', 'comment', 'id', 'plan', 'version'],
];

export async function exportPlan(
  io: Io,
  input: ConfigInput,
  id: string,
  version: number | undefined,
): Promise<void> {
  const answer = await withClient(input, (client) =>
    ask(client, 'GET', planPath(id), { query: { version } }),
  );
  const read = answer.json() as { version: number; plan: { lines: readonly Row[] } };
  const rows = read.plan.lines.map((line) => ({ ...line, plan: id, version: read.version }));
  writeResult(io, 'csv', read, rows, COLUMNS);
}
