import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfigInput } from '../config/load-settings.ts';
import type { Process } from '../topology/open-process.ts';
import { CommandError } from './command-error.ts';
import { type Client, isStream, queryText } from './request.ts';
import { VERSION } from './version.ts';

/** A command that needs servers waits so long for them. */
const PATIENCE_MS = 20_000;

/**
 * Asks the routes of the line without a network, in this process: on the data folder it opens the
 * whole line; where log and warehouse are servers it only asks, for workers run elsewhere.
 */
export async function inProcessClient(input: ConfigInput, dataDir: string): Promise<Client> {
  const [{ loadConfig }, { openProcess }, { ALL_ROLES }] = await Promise.all([
    import('../config/load-config.ts'),
    import('../topology/open-process.ts'),
    import('../topology/open-whole.ts'),
  ]);
  const config = await loadConfig(input);
  const roles = config.log.kafka && config.warehouse ? (['api'] as const) : ALL_ROLES;
  const opened = await openProcess({ config, roles, dataDir, version: VERSION });
  const { app, token, close } = opened;
  try {
    await connectedInTime(opened);
    await untilComplete(opened);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    way: 'in-process',
    async request(method, path, { query, body, type = 'application/octet-stream' } = {}) {
      const response = await app.inject({
        method,
        url: path + queryText(query),
        headers: {
          authorization: `Bearer ${token}`,
          ...(isStream(body) && { 'content-type': type }),
        },
        ...(body !== undefined && { payload: isStream(body) ? Readable.from(body) : body }),
      });
      const { statusCode: status, payload: text, rawPayload: bytes, headers } = response;
      return { status, text, bytes, headers, json: () => response.json() };
    },
    close,
  };
}

/**
 * Rows that were lost are made again by this process alone, so the command waits for them; what is
 * going on stands in the log.
 */
async function untilComplete({ line }: Pick<Process, 'line'>): Promise<void> {
  if (!line.worker) return;
  const { incompleteness } = await import('../operations/incomplete.ts');
  const incomplete = incompleteness(line);
  for (let why = await incomplete(); why !== undefined; why = await incomplete()) {
    // Then the command itself may be what mends it.
    if (line.worker.damage()?.hasFailed) return;
    line.worker.wake();
    await sleep(200);
  }
}

/** @throws CommandError with what `/health/ready` says when that takes too long. */
export async function connectedInTime({ app, connected }: Process): Promise<void> {
  const patience = new AbortController();
  const tooLate = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).then(async () => {
    const { problems } = (await app.inject({ url: '/health/ready' })).json<{
      problems: readonly { readonly message: string }[];
    }>();
    throw new CommandError(1, problems.map(({ message }) => message).join('\n'));
  });
  tooLate.catch(() => {});
  try {
    await Promise.race([connected, tooLate]);
  } finally {
    patience.abort();
  }
}
