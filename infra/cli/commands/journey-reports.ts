import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import { configInput } from '../options.ts';
import { FROM, sayDefaultPeriod, TO } from '../report-period.ts';

interface JourneyReport {
  readonly name: string;
  readonly description: string;
  /** Beside the period, the basis and what is divided. */
  readonly options: readonly (readonly [flags: string, description: string])[];
}

const PAGE = [
  ['--limit <number>', 'rows of a page (default 50)'],
  ['--offset <number>', 'rows to pass over'],
] as const;

const REPORTS: readonly JourneyReport[] = [
  {
    name: 'attribution',
    description: 'what each attribution model says, side by side, and how sure it is',
    options: [
      ['--models <names>', 'models, such as last,linear,markov (default all)'],
      ['--by <levels>', 'levels of rows, such as channel,campaign (default channel)'],
      ['--order <number>', 'of the Markov chain: 1 (default) to 4, or auto'],
      ['--transform <names>', 'changes to paths before data-driven models, such as exposure'],
      ['--bootstrap <replicates>', 'for intervals (default 500; 0 for none)'],
      ['--level <share>', 'of intervals (default 0.95)'],
      ['--run <id>', 'a kept run, or live for the figures as they are now'],
    ],
  },
  {
    name: 'paths',
    description: 'which ways lead to conversions, and which do not',
    options: [
      ['--match <pattern>', 'such as "Paid* > Email > Direct"; … stands for any steps'],
      ['--transform <name>', 'exposure (default), unique, first, frequency, remove_direct …'],
      ['--sort <column>', 'conversions (default), value, rate, median_days or nulls'],
      ...PAGE,
    ],
  },
  { name: 'lags', description: 'days and touches from the first touch on', options: [] },
  { name: 'overlap', description: 'which channels work together', options: PAGE },
  {
    name: 'journeys',
    description: 'single conversions with their paths',
    options: [
      ['--path <path>', 'exactly these steps, " > " between them'],
      ['--channel <name>', 'with a touch of this channel'],
      ['--search <text>', 'part of a number, title or id'],
      ...PAGE,
    ],
  },
];

/** Adds `report attribution`, `paths`, `lags`, `overlap` and `journeys`. */
export function addJourneyReports(report: Command, io: Io): void {
  for (const { name, description, options } of REPORTS) {
    const command = report
      .command(name)
      .description(description)
      .option(...FROM)
      .option(...TO)
      .option('--basis <event>', 'what dates a conversion: touch, lead, deal or payment (default)')
      .option('--of <kind>', 'which conversions: sale (default), order, deal, lead or goal:<name>')
      .option('--value <money>', 'revenue (default) or margin');
    for (const [flags, text] of options) command.option(flags, text);
    command
      .addOption(
        new Option('--format <format>', 'how the result is written')
          .choices(['json', 'csv'])
          .default('json'),
      )
      .action(async (query: Record<string, string>, self: Command) => {
        const [{ ask, withClient }, { writeAnswer }] = await Promise.all([
          import('../client.ts'),
          import('../output.ts'),
        ]);
        const answer = await withClient(configInput(self, io), (client) =>
          ask(client, 'GET', `/api/v1/reports/${name}`, { query }),
        );
        sayDefaultPeriod(io, answer);
        writeAnswer(io, query.format ?? 'json', answer.text);
      });
  }
}
