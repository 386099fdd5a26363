import { setTimeout as pause } from 'node:timers/promises';
import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Operation {
  readonly state: 'running' | 'done' | 'failed';
  readonly progress: number;
  readonly error?: string;
}

/** `throughline rebuild`: everything derived, anew from the facts. */
export const rebuildCommand: AddCommand = (program, io) => {
  program
    .command('rebuild')
    .description('derive everything anew from the stored facts; reports stay up meanwhile')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async ({ format }: { format: Format }, command) => {
      const [{ ask, withClient }, { startProgress }, { writeResult }] = await Promise.all([
        import('../client.ts'),
        import('../progress.ts'),
        import('../output.ts'),
      ]);
      await withClient(configInput(command, io), async (client) => {
        const started = await ask(client, 'POST', '/api/v1/rebuild');
        const { operation } = started.json() as { operation: string };
        const progress = await startProgress(io, 'rebuilding');
        try {
          for (;;) {
            const answer = await ask(client, 'GET', `/api/v1/operations/${operation}`);
            const state = answer.json() as Operation;
            if (state.state === 'done') break;
            if (state.state === 'failed')
              throw new CommandError(
                1,
                `The rebuild failed: ${state.error ?? 'see the log of the server'}. Reports show the state before it.`,
              );
            progress.update(state.progress);
            await pause(200);
          }
        } finally {
          progress.stop();
        }
        const result = { operation, state: 'done' };
        writeResult(io, format, result, [result], Object.keys(result));
      });
    });
};
