import type { ApiKey } from '@throughline/api/auth/api-key';
import type { FailedKeys } from '@throughline/api/auth/failed-keys';
import { currentPublication } from '@throughline/transform/derive/publication';
import type { FastifyInstance } from 'fastify';
import { type Line, LOAD_GROUP } from '../topology/line.ts';
import type { Part } from '../topology/part.ts';
import { mayKnow } from './may-know.ts';
import { reloadProblem } from './reloading.ts';

interface Problem {
  readonly part: 'log' | 'warehouse' | 'worker' | 'disk';
  readonly message: string;
}

export interface HealthOptions {
  readonly line: Line;
  /** What the process works on. */
  readonly parts: readonly Part<unknown>[];
  /** Whose holders are told the details; see `mayKnow`. */
  readonly keys: readonly ApiKey[];
  readonly failedKeys: FailedKeys;
}

const NO_DETAILS =
  'It does not work at the moment; on its machine, or with an API key, it says why.';

/**
 * `/health/live`: the process answers. `/health/ready`: every part works, or which does not and why.
 * The status is for everybody; messages of the engine, paths and offsets are not.
 */
export async function health(
  app: FastifyInstance,
  { line, parts, keys, failedKeys }: HealthOptions,
): Promise<void> {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (request, reply) => {
    const problems: Problem[] = [];
    const report = (part: Problem['part'], message: string | undefined) => {
      if (message !== undefined && !problems.some((known) => known.part === part))
        problems.push({ part, message });
    };
    for (const part of parts) report(part.name, part.problem());
    report('worker', line.worker?.problem());
    report('disk', line.diskLow());
    const read = async <T>(
      part: Problem['part'],
      what: () => Promise<T>,
    ): Promise<T | undefined> => {
      if (!parts.some(({ name }) => name === part)) return undefined;
      try {
        return await what();
      } catch (error) {
        report(part, error instanceof Error ? error.message : String(error));
        return undefined;
      }
    };
    const [state, ends, committed, reloading] = await Promise.all([
      read('warehouse', async () => currentPublication(line.warehouse.reader())),
      read('log', async () => line.log.ends()),
      read('log', async () => line.log.committed(LOAD_GROUP)),
      read('log', async () => reloadProblem(line.log)),
    ]);
    report('worker', reloading);
    await read('log', async () => report('log', line.log.problem()));
    const isReady = problems.length === 0;
    const tells = mayKnow(request, keys, failedKeys);
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? 'ready' : 'not_ready',
      problems: tells ? problems : problems.map(({ part }) => ({ part, message: NO_DETAILS })),
      log: { ends: (tells && ends) || [], committed: (tells && committed) || [] },
      revision: (tells && state?.revision) || null,
    });
  });
}
