import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './client.ts';
import type { Client } from './request.ts';

interface Ready {
  readonly log: { readonly ends: readonly number[]; readonly committed: readonly number[] };
}

/**
 * Resolves once everything that is in the log now has been loaded.
 * @throws CommandError when a part of the line does not work.
 */
export async function untilCommitted(client: Client): Promise<void> {
  const ends = (await ready(client)).log.ends;
  for (;;) {
    const { log } = await ready(client);
    if (ends.every((end, partition) => (log.committed[partition] ?? 0) >= end)) return;
    await pause(100);
  }
}

async function ready(client: Client): Promise<Ready> {
  return (await ask(client, 'GET', '/health/ready')).json() as Ready;
}
