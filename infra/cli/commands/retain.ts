import type { AddCommand } from '../add-command.ts';
import { say } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';

/** `throughline retain`: what is done once a day by itself. */
export const retainCommand: AddCommand = (program, io) => {
  program
    .command('retain')
    .description('let everything expire now whose time has come, by the settings under retention')
    .option('--dry-run', 'count what would expire, and remove nothing')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async ({ format, dryRun = false }: { format: Format; dryRun?: boolean }, command) => {
      const [{ ask, withClient }, { untilDone }, { writeResult }] = await Promise.all([
        import('../client.ts'),
        import('../until-done.ts'),
        import('../output.ts'),
      ]);
      await withClient(configInput(command, io), async (client) => {
        const started = await ask(client, 'POST', '/api/v1/retention', {
          body: { dry_run: dryRun },
        });
        const { operation } = started.json() as { operation: string };
        const names = { doing: 'expiring', work: 'retention' };
        const done = await untilDone(client, io, operation, names);
        const result = { operation, state: 'done', ...done };
        writeResult(io, format, result, [result], Object.keys(result));
        if (dryRun) say(io, 'Nothing was removed: that was a dry run.');
      });
    });
};
