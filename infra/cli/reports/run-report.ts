import { FORMATS, type Format } from '@throughline/api/contract/formats';
import type { ReportContract } from '@throughline/api/contract/report';
import { CONTRACTS, type ReportName } from '@throughline/api/contract/reports/index';
import { problem } from '@throughline/api/problems/problems';
import type { Command } from 'commander';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { problemError } from '../errors.ts';
import { type Io, say } from '../io.ts';
import { configInput } from '../options.ts';
import { writeAnswer, writeBytes } from '../output.ts';
import { sayDefaultPeriod } from '../report-period.ts';
import { reportOptions } from './report-options.ts';
import { reportText } from './report-text.ts';

/** Asks for a report and prints it in the format of the command. */
export async function runReport(
  io: Io,
  name: ReportName,
  given: Readonly<Record<string, string | readonly string[]>>,
  command: Command,
): Promise<void> {
  const contract = CONTRACTS[name] as unknown as ReportContract;
  const format = (given.format ?? 'json') as Format | 'table';
  refuseTerminal(io, name, format);
  const query = Object.fromEntries(
    reportOptions(contract)
      .filter(({ parameter }) => parameter !== 'format')
      .map(({ parameter, option }) => [parameter, given[option.attributeName()]]),
  );
  const asked = format === 'table' ? 'json' : format;
  refuseInvalid(contract, { ...query, format: asked });
  const answer = await withClient(configInput(command, io), (client) =>
    ask(client, 'GET', `/api/v1/reports/${name}`, {
      query: { ...query, ...(asked !== 'json' && { format: asked }) },
    }),
  );
  sayDefaultPeriod(io, answer);
  if (format === 'table') {
    const report = answer.json();
    const table = contract.table(report);
    io.stdout.write(reportText(table));
    const notes = contract.notes?.(report) ?? [];
    for (const note of notes) say(io, note);
    if (notes.length === 0 && table.rows.every(({ sum }) => sum))
      say(io, 'There is nothing in these days: choose others with --from and --to.');
  } else if (FORMATS[format].isText) writeAnswer(io, format, answer.text);
  else writeBytes(io, answer.bytes);
}

/** @throws CommandError 2 for what the API would refuse, before anything is opened to ask it. */
function refuseInvalid({ query }: ReportContract, given: Readonly<Record<string, unknown>>): void {
  const { error } = query.safeParse(given);
  if (!error) return;
  const errors = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  throw problemError(400, JSON.stringify(problem({ code: 'parameters_invalid', errors })));
}

/** @throws CommandError 2 where bytes that are no text would go to a terminal. */
function refuseTerminal({ stdout }: Io, name: string, format: Format | 'table'): void {
  const { isTTY } = stdout as { isTTY?: boolean };
  if (!isTTY || format === 'table' || FORMATS[format].isText) return;
  throw new CommandError(
    2,
    `--format ${format} writes a file, not text: send it to one, such as > ${name}.${FORMATS[format].extension}.`,
  );
}
