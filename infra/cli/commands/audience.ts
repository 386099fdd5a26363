import { AUDIENCE_LAYOUTS } from '@throughline/api/contract/audiences';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { configInput } from '../options.ts';

interface Options {
  readonly for: string;
  readonly to?: string;
  readonly out?: string;
}

/** `throughline audience [segment]`: hashed lists of customers for ad platforms. */
export const audienceCommand: AddCommand = (program, io) => {
  program
    .command('audience')
    .description('customers of a segment as a hashed list for an ad platform, by consent')
    .argument('[segment]', 'segment of the report rfm, such as champions or lost', 'all')
    .addOption(
      new Option('--for <platform>', 'whose layout the list has')
        .choices([...AUDIENCE_LAYOUTS])
        .makeOptionMandatory(),
    )
    .option('--to <day>', 'last day of the twelve months; today unless given')
    .option('--out <file>', 'file to write; without it to standard output')
    .action(async (segment: string, options: Options, command) => {
      const { writeAudience } = await import('../way-back/write-audience.ts');
      await writeAudience(io, configInput(command, io), { segment, ...options });
    });
};
