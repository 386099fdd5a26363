import type { AddCommand } from '../add-command.ts';
import { say } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';
import { FROM, sayDefaultPeriod, TO } from '../report-period.ts';
import { addJourneyReports } from './journey-reports.ts';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly model?: string;
  readonly basis?: string;
  readonly by?: string;
  readonly currency?: string;
  readonly compare?: string;
  readonly lang?: string;
  readonly separator?: string;
  readonly format: Format;
}

/** `throughline report …`: the body that the API gives for the same question. */
export const reportCommand: AddCommand = (program, io) => {
  const report = program.command('report').description('print a report');
  addJourneyReports(report, io);
  report
    .command('channels')
    .description('what each channel cost and earned')
    .option(...FROM)
    .option(...TO)
    .option('--model <name>', 'attribution model (default last_non_direct)')
    .option('--basis <event>', 'what dates a sale: touch, lead, deal or payment (default)')
    .option('--by <levels>', 'levels of rows, such as channel,campaign (default channel)')
    .option('--currency <code>', 'currency of money, such as RUB (default the base currency)')
    .option('--compare <period>', 'none (default), previous or year')
    .option(
      '--lang <code>',
      'of a CSV file for reading: en, ru or tr (default: keys, for machines)',
    )
    .option('--separator <name>', 'of a CSV file: comma (default), semicolon or tab')
    .addOption(formatOption('json'))
    .action(async ({ format, ...query }: Options, command) => {
      const { ask, withClient } = await import('../client.ts');
      const { from, to, model, basis, by, currency, compare, lang, separator } = query;
      const answer = await withClient(configInput(command, io), (client) =>
        ask(client, 'GET', '/api/v1/reports/channels', {
          query: {
            ...{ from, to, model, basis, by, currency, compare },
            ...(format === 'csv' && { format, lang, separator }),
          },
        }),
      );
      sayDefaultPeriod(io, answer);
      const { tableText, writeAnswer } = await import('../output.ts');
      if (format === 'table') {
        const { columns, rows, paid, totals, meta } = answer.json() as ReportBody;
        const keys = columns.map(({ key }) => key);
        const first = keys[0] ?? '';
        const all = [...rows, { ...paid, [first]: 'paid' }, { ...totals, [first]: 'total' }];
        io.stdout.write(
          tableText(
            all.map((row) => readable(row, columns)),
            keys,
          ),
        );
        for (const { sentence } of meta.next) say(io, sentence);
      } else writeAnswer(io, format, answer.text);
    });
};

interface Column {
  readonly key: string;
  readonly unit: string;
}

interface Row extends Readonly<Record<string, unknown>> {
  readonly why: Readonly<Record<string, string>>;
  readonly cost_known: string | null;
}

interface ReportBody {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly paid: Row;
  readonly totals: Row;
  readonly meta: { readonly next: readonly { readonly sentence: string }[] };
}

/** Rounded for reading; JSON and CSV have the figures as they are. */
function readable(row: Row, columns: readonly Column[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.map(({ key, unit }) => {
      if (row[key] !== null) return [key, rounded(row[key], unit)];
      if (key === 'cost' && row.cost_known !== null)
        return [key, `≥ ${rounded(row.cost_known, unit)}`];
      return [key, NOT_APPLICABLE.has(row.why[key] ?? '') ? 'n/a' : null];
    }),
  );
}

/** There is no such figure, which is not the same as one that nobody knows. */
const NOT_APPLICABLE = new Set(['not_applicable', 'blended']);

function rounded(value: unknown, unit: string): unknown {
  if (value === null || value === undefined) return null;
  if (unit === 'money' && typeof value === 'string') return Number(value).toFixed(2);
  if (unit === 'ratio' && typeof value === 'number') return value.toFixed(2);
  if (unit === 'percent' && typeof value === 'number') return `${(value * 100).toFixed(1)} %`;
  return value;
}
