import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption } from '../options.ts';
import { addJourneyReports } from './journey-reports.ts';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly model?: string;
  readonly basis?: string;
  readonly by?: string;
  readonly currency?: string;
  readonly compare?: string;
  readonly format: Format;
}

/** `throughline report …`: the body that the API gives for the same question. */
export const reportCommand: AddCommand = (program, io) => {
  const report = program.command('report').description('print a report');
  addJourneyReports(report, io);
  report
    .command('channels')
    .description('what each channel cost and earned')
    .requiredOption('--from <day>', 'first day, such as 2026-01-01, in the business’s zone')
    .requiredOption('--to <day>', 'last day, inclusive')
    .option('--model <name>', 'attribution model (default last_non_direct)')
    .option('--basis <event>', 'what dates a sale: touch, lead, deal or payment (default)')
    .option('--by <levels>', 'levels of rows, such as channel,campaign (default channel)')
    .option('--currency <code>', 'currency of money, such as RUB (default the base currency)')
    .option('--compare <period>', 'none (default), previous or year')
    .addOption(formatOption('json'))
    .action(async ({ format, ...query }: Options, command) => {
      const { ask, withClient } = await import('../client.ts');
      const { from, to, model, basis, by, currency, compare } = query;
      const answer = await withClient(configInput(command, io), (client) =>
        ask(client, 'GET', '/api/v1/reports/channels', {
          query: {
            ...{ from, to, model, basis, by, currency, compare },
            ...(format === 'csv' && { format }),
          },
        }),
      );
      const { tableText, writeAnswer } = await import('../output.ts');
      if (format === 'table') {
        const { columns, rows, totals } = answer.json() as ReportBody;
        const keys = columns.map(({ key }) => key);
        const all = [...rows, { ...totals, [keys[0] ?? '']: 'total' }];
        io.stdout.write(
          tableText(
            all.map((row) => readable(row, columns)),
            keys,
          ),
        );
      } else writeAnswer(io, format, answer.text);
    });
};

interface Column {
  readonly key: string;
  readonly unit: string;
}

interface ReportBody {
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly totals: Readonly<Record<string, unknown>>;
}

/** Rounded for reading; JSON and CSV have the figures as they are. */
function readable(
  row: Readonly<Record<string, unknown>>,
  columns: readonly Column[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columns.map(({ key, unit }) => [key, rounded(row[key], unit)]));
}

function rounded(value: unknown, unit: string): unknown {
  if (value === null || value === undefined) return null;
  if (unit === 'money' && typeof value === 'string') return Number(value).toFixed(2);
  if (unit === 'ratio' && typeof value === 'number') return value.toFixed(2);
  if (unit === 'percent' && typeof value === 'number') return `${(value * 100).toFixed(1)} %`;
  return value;
}
