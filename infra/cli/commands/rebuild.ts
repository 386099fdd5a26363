import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption } from '../options.ts';

/** `throughline rebuild`: everything derived, anew from the facts. */
export const rebuildCommand: AddCommand = (program, io) => {
  program
    .command('rebuild')
    .description('derive everything anew from the stored facts; reports stay up meanwhile')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async ({ format }: { format: Format }, command) => {
      const [{ ask, withClient }, { untilDone }, { writeResult }] = await Promise.all([
        import('../client.ts'),
        import('../until-done.ts'),
        import('../output.ts'),
      ]);
      await withClient(configInput(command, io), async (client) => {
        const started = await ask(client, 'POST', '/api/v1/rebuild');
        const { operation } = started.json() as { operation: string };
        await untilDone(client, io, operation, { doing: 'rebuilding', work: 'rebuild' });
        const result = { operation, state: 'done' };
        writeResult(io, format, result, [result], Object.keys(result));
      });
    });
};
