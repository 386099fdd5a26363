import { currentPublication } from '@throughline/transform/derive/publication';
import type { FastifyInstance } from 'fastify';
import type { Line } from '../topology/line.ts';
import { LOAD_GROUP } from '../topology/worker.ts';

interface Problem {
  readonly part: 'log' | 'warehouse' | 'worker';
  readonly message: string;
}

/** `/health/live`: the process answers. `/health/ready`: every part works, or which does not and why. */
export async function health(app: FastifyInstance, { line }: { line: Line }): Promise<void> {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const problems: Problem[] = [];
    const report = (part: Problem['part'], message: string | undefined) => {
      if (message !== undefined) problems.push({ part, message });
    };
    report('log', line.log.problem());
    report('worker', line.worker.problem());
    const state = await currentPublication(line.warehouse.reader()).catch((error: Error) => {
      report('warehouse', error.message);
      return undefined;
    });
    const ends = await line.log.ends().catch(() => []);
    const committed = await line.log.committed(LOAD_GROUP).catch(() => []);
    return reply.code(problems.length > 0 ? 503 : 200).send({
      status: problems.length > 0 ? 'not_ready' : 'ready',
      problems,
      log: { ends, committed },
      revision: state?.revision ?? null,
    });
  });
}
