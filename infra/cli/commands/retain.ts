import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption } from '../options.ts';

/** `throughline retain`: what is done once a day by itself. */
export const retainCommand: AddCommand = (program, io) => {
  program
    .command('retain')
    .description('let everything expire now whose time has come, by the settings under retention')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async ({ format }: { format: Format }, command) => {
      const [{ ask, withClient }, { untilDone }, { writeResult }] = await Promise.all([
        import('../client.ts'),
        import('../until-done.ts'),
        import('../output.ts'),
      ]);
      await withClient(configInput(command, io), async (client) => {
        const started = await ask(client, 'POST', '/api/v1/retention');
        const { operation } = started.json() as { operation: string };
        const names = { doing: 'expiring', work: 'retention' };
        const done = await untilDone(client, io, operation, names);
        const result = { operation, state: 'done', ...done };
        writeResult(io, format, result, [result], Object.keys(result));
      });
    });
};
