import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { Io } from '../io.ts';
import { configInput, type Format, formatOption, wholeNumber } from '../options.ts';
import type { ExportOptions } from '../plans/export-plan.ts';
import type { FromHistoryOptions } from '../plans/from-history.ts';
import type { ImportOptions } from '../plans/import-plan.ts';
import type { OptimiseOptions } from '../plans/optimise-plan.ts';

interface Which {
  readonly planVersion?: number;
  readonly format: Format;
}

/** `throughline plan list|show|from-history|import|export|optimise|approve|lock`: media plans. */
export const planCommand: AddCommand = (program, io) => {
  const plan = program
    .command('plan')
    .description('media plans: list, read, make, import, export, optimise, approve, lock');
  plan
    .command('list')
    .description('every plan by its newest version')
    .addOption(formatOption('table'))
    .action(async ({ format }: Which, command) => {
      const { listPlans } = await import('../plans/list-plans.ts');
      await listPlans(io, configInput(command, io), format);
    });
  withVersion(plan.command('show'))
    .description('a plan with its history (json), or what it comes to by month (table, csv)')
    .option('--chain', 'as json too what it comes to: lines, months, totals')
    .addOption(formatOption('table'))
    .action(async (id: string, options: Which & { readonly chain?: boolean }, command) => {
      const { showPlan } = await import('../plans/show-plan.ts');
      await showPlan(io, configInput(command, io), id, options);
    });
  addImport(plan, io);
  addFromHistory(plan, io);
  withVersion(plan.command('export'))
    .description(
      'a plan as a sheet, to be edited and imported again: CSV, or XLSX with live formulae',
    )
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['csv', 'xlsx']).default('csv'),
    )
    .addOption(
      new Option('--lang <language>', 'of the texts in an XLSX file')
        .choices(['en', 'ru', 'tr'])
        .default('en'),
    )
    .action(async (id: string, options: ExportOptions, command) => {
      const { exportPlan } = await import('../plans/export-plan.ts');
      await exportPlan(io, configInput(command, io), id, options);
    });
  addOptimise(plan, io);
  for (const [step, what] of [
    ['approve', 'approve the newest version'],
    ['lock', 'lock the newest version: it never changes, corrections begin a new draft'],
  ] as const)
    withVersion(plan.command(step))
      .description(what)
      .addOption(formatOption('json'))
      .action(async (id: string, { planVersion, format }: Which, command) => {
        const { stepPlan } = await import('../plans/step-plan.ts');
        await stepPlan(io, configInput(command, io), { id, step, planVersion, format });
      });
};

function share(text: string): number {
  const number = Number(text);
  if (!/^\d*\.?\d+$/.test(text) || number > 1)
    throw new InvalidArgumentError('Expected a share from 0 to 1, such as 0.2.');
  return number;
}

function withVersion(command: Command): Command {
  return command
    .argument('<id>', 'id of the plan, as the list shows it')
    .option('--plan-version <n>', 'version that was read (default: the newest)', wholeNumber(1));
}

function addFromHistory(plan: Command, io: Io): void {
  plan
    .command('from-history')
    .description('make a plan of the budgets of a year earlier, with rates of the last 12 months')
    .addOption(
      new Option('--year <year>', 'calendar year of the plan').argParser(wholeNumber(2000)),
    )
    .option('--first-month <month>', 'its first month instead, such as 2027-04')
    .option('--months <n>', 'months of the plan (default: 12)', wholeNumber(1))
    .option('--growth <share>', 'budgets against the year before: 0.1 is ten percent more', growth)
    .option('--id <id>', 'id of the plan')
    .option('--name <text>', 'name of the plan')
    .option('--model <model>', 'attribution model of what campaigns brought')
    .option('--vat <share>', 'rate of VAT, such as 0.2', share)
    .option('--fee <share>', 'fee of the agency, such as 0.1', share)
    .option('--horizon <n>', 'months that are shown', wholeNumber(1))
    .addOption(langOption())
    .addOption(formatOption('json'))
    .action(async (options: FromHistoryOptions, command) => {
      const { planFromHistory } = await import('../plans/from-history.ts');
      await planFromHistory(io, configInput(command, io), options);
    });
}

function addOptimise(plan: Command, io: Io): void {
  withVersion(plan.command('optimise'))
    .description(
      'how the budgets of the open months would be divided by what channels brought so far',
    )
    .option(
      '--extra <amount>',
      'divide so much more than the plan has (default: as much as it has)',
    )
    .option('--budget <amount>', 'divide so much in all')
    .option('--min-romi <ratio>', 'the most margin at this ROMI: 0.3 is 30 %', ratio)
    .option('--marginal-romi <ratio>', 'every unit that still brings this ROMI', ratio)
    .addOption(
      new Option('--per <what>', 'divide the plan as a whole, or month by month')
        .choices(['plan', 'month'])
        .default('plan'),
    )
    .option('--bounds <share>', 'how far a channel may move: 0.3 is 30 % up or down', ratio, 0.3)
    .option('--fixed <channels...>', 'channels that keep what they have')
    .option('--excluded <channels...>', 'channels that are neither counted nor changed')
    .option('--model <model>', 'attribution model of what channels brought')
    .option('--draws <n>', 'draws of the curves for the interval', wholeNumber(10))
    .option('--seed <n>', 'of the draws (default: of the plan and its version)', wholeNumber(0))
    .option('--save-as <id>', 'store the result as a new plan, a draft')
    .addOption(langOption())
    .addOption(formatOption('table'))
    .action(async (id: string, options: OptimiseOptions, command) => {
      const { optimisePlan } = await import('../plans/optimise-plan.ts');
      await optimisePlan(io, configInput(command, io), id, options);
    });
}

function ratio(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number > -1 && number <= 1_000))
    throw new InvalidArgumentError('Expected a ratio above -1, such as 0.3 for 30 percent.');
  return number;
}

function growth(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number > -1 && number <= 100))
    throw new InvalidArgumentError('Expected a share above -1, such as 0.1 for ten percent more.');
  return number;
}

function langOption(): Option {
  return new Option('--lang <language>', 'of what is said about the plan')
    .choices(['en', 'ru', 'tr'])
    .default('en');
}

function addImport(plan: Command, io: Io): void {
  plan
    .command('import')
    .description('take in a sheet, one row a line, or an edited export; all or nothing')
    .argument(
      '<file>',
      'CSV or XLSX with headings in English, Russian or Turkish (`-`: standard input)',
    )
    .option('--plan <id>', 'plan that it makes or changes (default: the one it was exported from)')
    .option('--name <text>', 'name of the plan')
    .option('--plan-version <n>', 'version that the sheet was made from', wholeNumber(1))
    .option('--correction', 'begin a new draft after a locked version')
    .option('--budget-includes <what>', 'what budgets hold beside net media: vat,fee (or none)')
    .option('--currency <code>', 'currency of the plan')
    .option('--vat <share>', 'rate of VAT, such as 0.2', share)
    .option('--fee <share>', 'fee of the agency, such as 0.1', share)
    .option('--first-month <month>', 'first month of the plan, such as 2026-01')
    .option('--months <n>', 'months of the plan', wholeNumber(1))
    .option('--horizon <n>', 'months that are shown', wholeNumber(1))
    .addOption(langOption())
    .addOption(formatOption('json'))
    .action(async (file: string, options: ImportOptions, command) => {
      const { importPlan } = await import('../plans/import-plan.ts');
      await importPlan(io, configInput(command, io), file, options);
    });
}
