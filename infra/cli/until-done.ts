import { setTimeout as pause } from 'node:timers/promises';
import type { OperationState } from '@throughline/api/contract/operations';
import { ask } from './client.ts';
import { CommandError } from './command-error.ts';
import type { Io } from './io.ts';
import { startProgress } from './progress.ts';
import type { Client } from './request.ts';

const POLL_MS = 200;

/**
 * Waits for an operation and shows how far it is; resolves to what it came to.
 * @param doing for the progress, such as `rebuilding`; `work` names it, such as `rebuild`.
 * @throws CommandError when it failed.
 */
export async function untilDone(
  client: Client,
  io: Io,
  operation: string,
  { doing, work }: { readonly doing: string; readonly work: string },
): Promise<NonNullable<OperationState['result']>> {
  const progress = await startProgress(io, doing);
  try {
    for (;;) {
      const answer = await ask(client, 'GET', `/api/v1/operations/${operation}`);
      const { state, progress: done, error, result = {} } = answer.json() as OperationState;
      if (state === 'done') return result;
      if (state === 'failed')
        throw new CommandError(
          1,
          `The ${work} failed: ${error ?? 'see the log of the server'}. Reports show the state before it.`,
        );
      progress.update(done);
      await pause(POLL_MS);
    }
  } finally {
    progress.stop();
  }
}
