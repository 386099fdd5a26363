import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from '../command-error.ts';
import type { TableOptions } from '../files/import-tables.ts';
import type { Io } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Formatted {
  readonly format: Format;
}

/** Options of a command whose parent has some of the same name, and takes them wherever they stand. */
function ownOptions<Options>(command: Command): Options {
  const { parent } = command;
  const taken = command.options
    .map((option) => option.attributeName())
    .filter((name) => parent?.getOptionValueSource(name) === 'cli')
    .map((name) => [name, parent!.getOptionValue(name)] as const);
  return { ...command.opts(), ...Object.fromEntries(taken) } as Options;
}

/** `throughline import auto|list|mappings|undo`: files whose columns map themselves. */
export function addFileCommands(parent: Command, io: Io): void {
  const auto = parent
    .command('auto')
    .alias('csv')
    .description('take in files by what their headings mean: exports, and sheets of one’s own')
    .argument(
      '<file...>',
      'CSV, TSV, XLSX, Parquet or JSON lines, folders of them; - reads standard input',
    )
    .option(
      '--dry-run',
      'show how the first ten rows would be read, and every fault; take nothing in',
    )
    .option('--mapping <name>', 'read as this mapping says; a new one is kept under the name')
    .option('--account <name>', 'account they belong to', 'main')
    .option('--kind <kind>', 'what the files tell, such as cost, orders or deals')
    .option('--column <heading=meaning>', 'what a column means; may be repeated', columns)
    .option('--currency <code>', 'of amounts that do not say it')
    .option('--timezone <zone>', 'of times that do not say it')
    .option('--encoding <name>', 'where it cannot be told, such as cp866')
    .option('--margin-rate <share>', 'of sales that do not say what their goods cost: 0.42')
    .option('--utm-source <name>', 'of the visits that the costs buy')
    .option('--utm-medium <name>', 'of the visits that the costs buy')
    .option('--from <day>', 'first day of costs without days')
    .option('--to <day>', 'last day of costs without days')
    .option('--won <stage...>', 'stages in which a deal is won')
    .option('--lost <stage...>', 'stages in which a deal is lost');
  for (const [flags, what, choices] of [
    ['--decimal <mark>', 'how decimals are written', ['comma', 'point']],
    ['--dates <order>', 'order in which dates are written', ['ymd', 'dmy', 'mdy']],
    ['--vat <how>', 'whether costs hold VAT', ['included', 'excluded']],
    ['--spread <by>', 'share a cost of several days out', ['days', 'months']],
  ] as const)
    auto.addOption(new Option(flags, what).choices(choices));
  auto
    .addOption(formatOption('json', ['json', 'table']))
    .action(async (files: string[], _options: unknown, command: Command) => {
      const options = ownOptions<TableOptions>(command);
      const { importTables } = await import('../files/import-tables.ts');
      await importTables(io, configInput(command, io), files, options);
    });
  parent
    .command('list')
    .description('what was imported, the newest first')
    .addOption(formatOption('table'))
    .action(async (_options: unknown, command: Command) => {
      const { format } = ownOptions<Formatted>(command);
      const { listImports } = await import('../files/list-imports.ts');
      await listImports(io, configInput(command, io), format);
    });
  parent
    .command('mappings')
    .description('named mappings of columns')
    .addOption(formatOption('table'))
    .action(async (_options: unknown, command: Command) => {
      const { format } = ownOptions<Formatted>(command);
      const { listMappings } = await import('../files/list-imports.ts');
      await listMappings(io, configInput(command, io), format);
    });
  parent
    .command('undo')
    .description('take the facts of an import out of all figures; its bytes stay in the log')
    .argument('<id>', 'id of the import, as the list shows it')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async (id: string, _options: unknown, command: Command) => {
      const { format } = ownOptions<Formatted>(command);
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
        throw new CommandError(
          2,
          `"${id}" is no import; expected an id of throughline import list.`,
        );
      const { undoImport } = await import('../files/undo-import.ts');
      await undoImport(io, configInput(command, io), id, format);
    });
}

function columns(text: string, before: Readonly<Record<string, string>> = {}) {
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1)
    throw new InvalidArgumentError('Expected "heading=meaning", such as "Spend, net=cost".');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
