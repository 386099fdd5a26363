import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { configInput, type Format, formatOption } from '../options.ts';
import { addFileCommands } from './import-table.ts';

interface Options {
  readonly account?: string;
  readonly format: Format;
  readonly allowEmpty?: boolean;
}

/** `throughline import <source> <file…>`: takes files in, and returns once reports show them. */
export const importCommand: AddCommand = (program, io) => {
  const command = program.command('import');
  addFileCommands(command, io);
  command
    .description('take in files of a source’s own objects; returns once reports show them')
    .argument('<source>', 'source, such as ga4, shopify or exchange-rates')
    .argument('<file...>', 'files as the vendor writes them, also gzip; - reads standard input')
    .option('--account <name>', 'account they belong to (default: the one configured, or main)')
    .option('--allow-empty', 'take a file with nothing in it for what the vendor had')
    .addOption(formatOption('json'))
    .action(async (source: string, files: string[], options: Options, command) => {
      const { account, allowEmpty, format } = options;
      const [{ importFiles }, { withClient }, { writeResult }] = await Promise.all([
        import('../import-files.ts'),
        import('../client.ts'),
        import('../output.ts'),
      ]);
      const input = configInput(command, io);
      const summary = await importFiles(
        io,
        input,
        { source, files, account, allowEmpty },
        withClient,
      );
      const { facts, ...counts } = summary;
      const row = { ...counts, ...facts };
      writeResult(io, format, summary, [row], Object.keys(row));
      if (summary.rejected > 0 && summary.accepted + summary.duplicates === 0)
        throw new CommandError(
          2,
          `Nothing was taken in: all ${summary.rejected} records were rejected.`,
        );
    });
};
