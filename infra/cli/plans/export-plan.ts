import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import type { Io } from '../io.ts';
import { type Row, writeBytes, writeResult } from '../output.ts';
import { planPath } from './plan-path.ts';

/** As the import reads them; the last two say which version the sheet was made from. */
const COLUMNS = [
  ...['channel', 'campaign', 'month', 'budget', 'cpc', 'cpm', 'ctr', 'visits', 'landing'],
  ...['lead_rate', 'qualify_rate', 'deal_rate', 'aov', 'margin_rate', 'refund_rate'],
  ...['currency', 'comment', 'id', 'plan', 'version'],
];

export interface ExportOptions {
  readonly planVersion?: number;
  readonly format: 'csv' | 'xlsx';
  readonly lang?: string;
}

/** A plan as a flat sheet, or as a workbook with live formulae. */
export async function exportPlan(
  io: Io,
  input: ConfigInput,
  id: string,
  { planVersion: version, format, lang }: ExportOptions,
): Promise<void> {
  if (format === 'xlsx') refuseTerminal(io, id);
  const query = { version, ...(format === 'xlsx' && { format, lang }) };
  const answer = await withClient(input, (client) => ask(client, 'GET', planPath(id), { query }));
  if (format === 'xlsx') return writeBytes(io, answer.bytes);
  const read = answer.json() as { version: number; plan: { lines: readonly Row[] } };
  const rows = read.plan.lines.map((line) => ({ ...line, plan: id, version: read.version }));
  writeResult(io, 'csv', read, rows, COLUMNS);
}

/** @throws CommandError 2 where bytes that are no text would go to a terminal. */
function refuseTerminal({ stdout }: Io, id: string): void {
  if (!(stdout as { isTTY?: boolean }).isTTY) return;
  throw new CommandError(
    2,
    `--format xlsx writes a file, not text: send it to one, such as > ${id}.xlsx.`,
  );
}
