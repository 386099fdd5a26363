import { currentPublication } from '@throughline/transform/derive/publication';
import type { FastifyInstance } from 'fastify';
import { type Line, LOAD_GROUP } from '../topology/line.ts';
import type { Part } from '../topology/part.ts';

interface Problem {
  readonly part: 'log' | 'warehouse' | 'worker';
  readonly message: string;
}

export interface HealthOptions {
  readonly line: Line;
  /** What the process works on. */
  readonly parts: readonly Part<unknown>[];
}

/** `/health/live`: the process answers. `/health/ready`: every part works, or which does not and why. */
export async function health(app: FastifyInstance, { line, parts }: HealthOptions): Promise<void> {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const problems: Problem[] = [];
    const report = (part: Problem['part'], message: string | undefined) => {
      if (message !== undefined && !problems.some((known) => known.part === part))
        problems.push({ part, message });
    };
    for (const part of parts) report(part.name, part.problem());
    report('worker', line.worker?.problem());
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
    const [state, ends, committed] = await Promise.all([
      read('warehouse', async () => currentPublication(line.warehouse.reader())),
      read('log', async () => line.log.ends()),
      read('log', async () => line.log.committed(LOAD_GROUP)),
    ]);
    await read('log', async () => report('log', line.log.problem()));
    return reply.code(problems.length > 0 ? 503 : 200).send({
      status: problems.length > 0 ? 'not_ready' : 'ready',
      problems,
      log: { ends: ends ?? [], committed: committed ?? [] },
      revision: state?.revision ?? null,
    });
  });
}
