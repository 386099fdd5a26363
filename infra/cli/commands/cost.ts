import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { CostOptions } from '../files/add-cost.ts';
import { configInput, formatOption } from '../options.ts';

/** `throughline cost add`: a cost that no file and no platform tells. */
export const costCommand: AddCommand = (program, io) => {
  program
    .command('cost')
    .description('costs by hand')
    .command('add')
    .description(
      'take in a cost of a period, shared out over its days; listed and undone as an import',
    )
    .option('--channel <name>', 'channel that it counts for, such as Offline')
    .option('--source <name>', 'utm_source of the visits that it buys, instead of a channel')
    .option('--medium <name>', 'utm_medium of the visits that it buys')
    .option('--campaign <name>', 'campaign')
    .requiredOption('--from <day>', 'first day, such as 2026-03-01')
    .option('--to <day>', 'last day (default: the first)')
    .requiredOption('--amount <amount>', 'as billed, such as 1250.50')
    .requiredOption('--currency <code>', 'ISO 4217, such as EUR')
    .addOption(
      new Option('--vat <how>', 'whether the amount holds VAT').choices(['included', 'excluded']),
    )
    .option('--fee <amount>', 'of the agency, on top of the amount')
    .addOption(
      new Option('--spread <by>', 'evenly by day, or each month the same and evenly within it')
        .choices(['days', 'months'])
        .default('days'),
    )
    .option('--note <text>', 'what it was, for the list of imports')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async (options: CostOptions, command) => {
      const { addCost } = await import('../files/add-cost.ts');
      await addCost(io, configInput(command, io), options);
    });
};
