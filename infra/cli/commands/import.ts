import { Readable } from 'node:stream';
import type { Command } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';
import { SINGER } from '../wants-standard-input.ts';
import { addFileCommands } from './import-table.ts';

interface Options {
  readonly account?: string;
  readonly format: Format;
  readonly allowEmpty?: boolean;
  readonly list?: boolean;
  readonly example?: string;
}

/** `throughline import <source> <file…>`: takes files in, and returns once reports show them. */
export const importCommand: AddCommand = (program, io) => {
  const command = program.command('import');
  addFileCommands(command, io);
  command
    .description('take in files of a source’s own objects; returns once reports show them')
    .argument('[source]', 'source, such as ga4, shopify or exchange-rates')
    .argument('[file...]', 'files as the vendor writes them, also gzip; - reads standard input')
    .option('--account <name>', 'account they belong to (default: the one configured, or main)')
    .option('--allow-empty', 'take a file with nothing in it for what the vendor had')
    .option('--list', 'print every source and what it takes, and import nothing')
    .option('--example <source>', 'print lines of a file of the source that can be imported')
    .addOption(formatOption('json'))
    .addHelpText(
      'after',
      '\nA Singer tap is piped in: tap-… | throughline import singer. Its last state goes to standard output once all\nbefore it is stored, and the counts go to standard error.',
    )
    .action(async (source: string | undefined, files: string[], options: Options, command) => {
      if (options.list) return listSources(io, options, command);
      if (options.example !== undefined) return printExample(io, options.example);
      if (source === undefined)
        return command.error(
          "error: missing required argument 'source'; throughline import --list names them all",
        );
      if (source === SINGER) return importTap(io, files, options, command);
      if (files.length === 0) command.error("error: missing required argument 'file'");
      return importAs(io, source, files, options, command);
    });
};

/** Records of a Singer tap go to the source of streams; without a file they come on standard input. */
async function importTap(
  io: Io,
  files: readonly string[],
  options: Options,
  command: Command,
): Promise<void> {
  const { SingerState } = await import('../singer-state.ts');
  const state = new SingerState();
  const watched = { ...io, stdin: Readable.from(state.watch(io.stdin)), stdout: io.stderr };
  await importAs(watched, 'airbyte', files.length > 0 ? files : ['-'], options, command);
  if (state.last !== undefined) io.stdout.write(`${state.last}\n`);
}

async function importAs(
  io: Io,
  source: string,
  files: readonly string[],
  { account, allowEmpty, format }: Options,
  command: Command,
): Promise<void> {
  const [{ importFiles }, { withClient }, { writeResult }] = await Promise.all([
    import('../import-files.ts'),
    import('../client.ts'),
    import('../output.ts'),
  ]);
  const input = configInput(command, io);
  const summary = await importFiles(io, input, { source, files, account, allowEmpty }, withClient);
  const { facts, ...counts } = summary;
  const row = { ...counts, ...facts };
  writeResult(io, format, summary, [row], Object.keys(row));
  if (summary.rejected > 0 && summary.accepted + summary.duplicates === 0)
    throw new CommandError(
      2,
      `Nothing was taken in: all ${summary.rejected} records were rejected.`,
    );
}

async function listSources(io: Io, { format }: Options, command: Command): Promise<void> {
  const { writeSources } = await import('../list-sources.ts');
  const isSaid = command.getOptionValueSource('format') === 'cli';
  await writeSources(io, isSaid ? format : 'table');
}

async function printExample(io: Io, name: string): Promise<void> {
  const { sourceExample } = await import('../list-sources.ts');
  const { text, wants } = await sourceExample(name);
  for (const want of wants) say(io, `Before it can be imported: ${want}`);
  io.stdout.write(text);
}
