import { ask } from './client.ts';
import type { Client } from './request.ts';
import { untilCommitted } from './until-committed.ts';

/** What became of bad rows: how many were read again, out of how many deliveries, and how many are open now. */
export interface ReadAgain {
  readonly retried: number;
  readonly deliveries: number;
  readonly open: number;
}

/** Has open bad rows read again, all of them or some; resolves once they were. */
export async function readAgain(
  client: Client,
  which: { readonly ids?: readonly string[]; readonly source?: string | undefined },
): Promise<ReadAgain> {
  const { source } = which;
  const answer = await ask(client, 'POST', '/api/v1/bad-rows/retry', { body: which });
  await untilCommitted(client);
  const { retried, deliveries } = answer.json() as Omit<ReadAgain, 'open'>;
  const query = { limit: 1, source };
  const open = await ask(client, 'GET', '/api/v1/bad-rows', { query });
  return { retried, deliveries, open: (open.json() as { total: number }).total };
}
