import type { ApiKey } from '@throughline/api/auth/api-key';
import type { FailedKeys } from '@throughline/api/auth/failed-keys';
import { guard } from '@throughline/api/server/guard';
import type { Target } from '@throughline/api/way-back/target';
import { currentPublication } from '@throughline/transform/derive/publication';
import { asideCounts, listAside } from '@throughline/transform/notices/aside-counts';
import type { NoticeSettings } from '@throughline/transform/notices/notices';
import type { RowReader } from '@throughline/transform/warehouse/warehouse';
import type { FastifyInstance } from 'fastify';
import { type Line, LOAD_GROUP } from '../line/line.ts';
import type { Part } from '../line/part.ts';
import { dataState } from './data-state.ts';
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
  /** What vendors are asked for in vain, one sentence each. */
  readonly fetching: () => readonly string[];
  /** Whose holders are told the details; see `mayKnow`. */
  readonly keys: readonly ApiKey[];
  readonly failedKeys: FailedKeys;
  readonly notices: NoticeSettings;
  /** Where conversions go back to. */
  readonly targets: readonly Target[];
}

const NO_DETAILS =
  'It does not work at the moment; on its machine, or with an API key, it says why.';

/**
 * `/health/live`: the process answers. `/health/ready`: every part works, or which does not and why, and what
 * cannot be derived. `/health/data`: what else is not in the figures, for the doctor.
 * The status is for everybody; messages of the engine, paths and offsets are not.
 */
export async function health(
  app: FastifyInstance,
  { line, parts, fetching, keys, failedKeys, notices, targets }: HealthOptions,
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
    const tells = mayKnow(request, keys, failedKeys);
    const [state, ends, committed, reloading, aside] = await Promise.all([
      read('warehouse', async () => currentPublication(line.warehouse.reader())),
      read('log', async () => line.log.ends()),
      read('log', async () => line.log.committed(LOAD_GROUP)),
      read('log', async () => reloadProblem(line.log)),
      tells ? read('warehouse', async () => setAside(line.warehouse.reader())) : undefined,
    ]);
    report('worker', reloading);
    await read('log', async () => report('log', line.log.problem()));
    const isReady = problems.length === 0;
    const vain = tells ? fetching() : [];
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? 'ready' : 'not_ready',
      problems: tells ? problems : problems.map(({ part }) => ({ part, message: NO_DETAILS })),
      log: { ends: (tells && ends) || [], committed: (tells && committed) || [] },
      revision: (tells && state?.revision) || null,
      // It stops nothing: whoever is not in it is as ready as ever.
      ...(aside && { set_aside: aside }),
      ...(vain.length > 0 && { fetching: vain }),
    });
  });
  app.get('/health/data', async (request) => {
    if (!mayKnow(request, keys, failedKeys)) guard(request, 'process.read', keys, failedKeys);
    return dataState(line.warehouse.reader(), notices, targets);
  });
}

/** How much is set aside, and the first of it; undefined where there is nothing. */
async function setAside(reader: RowReader) {
  const counts = await asideCounts(reader);
  if (Object.values(counts).every((count) => count === 0)) return undefined;
  return { ...counts, examples: await listAside(reader, 10) };
}
