import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption, wholeNumber } from '../options.ts';

interface ListOptions {
  readonly status: string;
  readonly limit: number;
  readonly offset: number;
  readonly format: Format;
}

interface List {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
}

const COLUMNS = [
  'id',
  'source',
  'account',
  'line',
  'code',
  'field',
  'expected',
  'received_at',
  'status',
];

/** `throughline quarantine list|retry`: records that could not be read. */
export const quarantineCommand: AddCommand = (program, io) => {
  const quarantine = program
    .command('quarantine')
    .description('records that could not be read: list them, or read them again');
  quarantine
    .command('list')
    .description('list them, the newest first, with what was expected')
    .addOption(
      new Option('--status <status>', 'which ones')
        .choices(['open', 'retried', 'all'])
        .default('open'),
    )
    .option('--limit <n>', 'at most so many', wholeNumber(1), 100)
    .option('--offset <n>', 'leave out so many first', wholeNumber(0), 0)
    .addOption(formatOption('table'))
    .action(async ({ format, status, limit, offset }: ListOptions, command) => {
      const [{ ask, withClient }, { writeResult }] = await Promise.all([
        import('../client.ts'),
        import('../output.ts'),
      ]);
      const answer = await withClient(configInput(command, io), (client) =>
        ask(client, 'GET', '/api/v1/bad-rows', { query: { status, limit, offset } }),
      );
      const list = answer.json() as List;
      const columns = format === 'csv' ? [...COLUMNS, 'message', 'raw'] : COLUMNS;
      writeResult(io, format, list, list.rows, columns);
    });
  quarantine
    .command('retry')
    .description('read them again with today’s mapping; by default all open ones')
    .argument('[id...]', 'ids as the list shows them')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async (ids: string[], { format }: { format: Format }, command) => {
      const [{ withClient }, { writeResult }, { readAgain }] = await Promise.all([
        import('../client.ts'),
        import('../output.ts'),
        import('../read-again.ts'),
      ]);
      const which = ids.length > 0 ? { ids } : {};
      const result = await withClient(configInput(command, io), (client) =>
        readAgain(client, which),
      );
      writeResult(io, format, result, [{ ...result }], Object.keys(result));
    });
};
