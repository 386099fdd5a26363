import { InvalidArgumentError, Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { AttributeCommandOptions } from '../attribute-options.ts';
import { type Format, formatOption, wholeNumber } from '../options.ts';

interface Options extends AttributeCommandOptions {
  readonly format: Format;
}

const list = (text: string) => text.split(',').map((part) => part.trim());

function number(least: number, most = Number.MAX_VALUE): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most))
      throw new InvalidArgumentError(
        `Expected a number from ${least}${most === Number.MAX_VALUE ? '' : ` to ${most}`}.`,
      );
    return value;
  };
}

/** `throughline attribute paths.csv`: models on a path file, without a server and without a data folder. */
export const attributeCommand: AddCommand = (program, io) => {
  program
    .command('attribute')
    .description('divide the conversions of a path file among its channels')
    .argument(
      '<file>',
      'path file with the columns path, total_conversions, … (`-`: standard input)',
    )
    .option('--model <names>', 'a model, several with commas between, or all', 'all')
    .option('--order <number>', 'order of the Markov chain: 1 to 4, or auto (default 1)')
    .option('--without-nulls', 'leave journeys without a conversion out of the Markov chain')
    .option('--direct <names>', 'channels that are direct (default: those called direct)', list)
    .option('--paid <names>', 'channels that are paid, for first_paid and last_paid', list)
    .option('--weights <first,middle,last>', 'weights of the model custom', list)
    .option('--half-life <days>', 'of time_decay (default 7)', number(0.001))
    .option(
      '--step-days <days>',
      'days from touch to touch, as paths have no times (default 1)',
      number(0),
    )
    .option('--transform <names>', 'changes to paths first, such as exposure,remove_direct', list)
    .option(
      '--bootstrap <replicates>',
      'confidence intervals of data-driven models',
      wholeNumber(1),
    )
    .option('--level <share>', 'of the intervals (default 0.95)', number(0.5, 0.9999))
    .addOption(
      new Option('--shapley <method>', 'exact up to 20 channels, sampled above').choices([
        'auto',
        'exact',
        'sampled',
      ]),
    )
    .option('--permutations <number>', 'of sampled Shapley (default 2000)', wholeNumber(1))
    .option('--seed <number>', 'of all that is drawn at random (default 1)', wholeNumber(0))
    .option('--delimiter <character>', 'between fields (default: what the header is divided by)')
    .option('--separator <text>', 'between touches of a path (default >)')
    .option('--path-column <name>', 'default path')
    .option('--conversions-column <name>', 'default total_conversions')
    .option('--value-column <name>', 'default total_conversion_value')
    .option('--nulls-column <name>', 'default total_null')
    .addOption(formatOption('json'))
    .action(async (file: string, { format, ...options }: Options) => {
      const { attributeFile } = await import('../attribute-file.ts');
      await attributeFile(io, file, options, format);
    });
};
