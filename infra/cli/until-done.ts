import { setTimeout as pause } from 'node:timers/promises';
import type { OperationState } from '@throughline/api/contract/operations';
import { ask } from './client.ts';
import { CommandError } from './command-error.ts';
import type { Io } from './io.ts';
import { startProgress } from './progress.ts';
import type { Client } from './request.ts';

const POLL_MS = 200;

/** As `untilOver`, for what the operation came to. */
export async function untilDone(
  client: Client,
  io: Io,
  operation: string,
  names: Names,
): Promise<NonNullable<OperationState['result']>> {
  return (await untilOver(client, io, operation, names)).result ?? {};
}

interface Names {
  readonly doing: string;
  readonly work: string;
}

/**
 * Waits for an operation and shows how far it is; resolves once it is done.
 * @param doing for the progress, such as `rebuilding`; `work` names it, such as `rebuild`.
 * @throws CommandError when it failed.
 */
export async function untilOver(
  client: Client,
  io: Io,
  operation: string,
  { doing, work }: Names,
): Promise<OperationState> {
  const progress = await startProgress(io, doing);
  try {
    for (;;) {
      const answer = await ask(client, 'GET', `/api/v1/operations/${operation}`);
      const over = answer.json() as OperationState;
      const { state, progress: done, error } = over;
      if (state === 'done') return over;
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
