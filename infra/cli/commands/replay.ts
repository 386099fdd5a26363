import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly source?: string;
  readonly badRows?: boolean;
  readonly all?: boolean;
  readonly format: Format;
}

/** `throughline replay`: what is in the log, read again by today’s mapping. */
export const replayCommand: AddCommand = (program, io) => {
  program
    .command('replay')
    .description(
      'read a range of the log, or the bad rows, again through today’s mapping; reports show the state before until it is done',
    )
    .option('--from <instant>', 'received at this time or later, such as 2026-03-01T00:00:00Z')
    .option('--to <instant>', 'received before this time')
    .option('--source <name>', 'of this source only')
    .option(
      '--all',
      'everything that the log holds, also what the warehouse does not know; the same as no range',
    )
    .option('--bad-rows', 'only records that could not be read, as quarantine retry does')
    .addOption(formatOption('json', ['json', 'table']))
    .addHelpText(
      'after',
      '\nLoads are replayed as a whole, so that deliveries next to the asked ones come along. After a change of a\nmapping that concerns facts which came several times, replay everything: leave --from and --to out.',
    )
    .action(async ({ format, badRows = false, all = false, ...range }: Options, command) => {
      if (all && (badRows || Object.keys(range).length > 0))
        throw new CommandError(2, '--all takes no range: expected one or the other.');
      if (badRows && (range.from !== undefined || range.to !== undefined))
        throw new CommandError(
          2,
          '--bad-rows takes no --from and --to: expected one or the other.',
        );
      await checkRange(range);
      const [{ withClient }, { writeResult }] = await Promise.all([
        import('../client.ts'),
        import('../output.ts'),
      ]);
      const result = await withClient(configInput(command, io), async (client) => {
        if (badRows) {
          const { readAgain } = await import('../read-again.ts');
          return { ...(await readAgain(client, { source: range.source })) };
        }
        const [{ ask }, { untilDone }] = await Promise.all([
          import('../client.ts'),
          import('../until-done.ts'),
        ]);
        const started = await ask(client, 'POST', '/api/v1/replay', { body: range });
        const { operation } = started.json() as { operation: string };
        const names = { doing: 'replaying', work: 'replay' };
        return { operation, state: 'done', ...(await untilDone(client, io, operation, names)) };
      });
      sayWhatIsMissing(io, result);
      writeResult(io, format, result, [result], Object.keys(result));
    });
};

async function checkRange(range: Pick<Options, 'from' | 'to' | 'source'>): Promise<void> {
  const { replayRequest } = await import('@throughline/api/contract/operations');
  const { error } = replayRequest.safeParse(range);
  if (!error) return;
  const lines = error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new CommandError(2, lines.join('\n'));
}

function sayWhatIsMissing(io: Io, result: object): void {
  const { skipped = 0, lost = 0 } = result as { skipped?: number; lost?: number };
  if (skipped > 0)
    say(io, `${skipped} deliveries were left as they are: the log no longer has them whole.`);
  if (lost > 0)
    say(
      io,
      `${lost} deliveries are gone: the log dropped them while they were being replayed. Make it keep them longer.`,
    );
}
