import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import type { operations } from '../operations/routes.ts';
import type { Line } from './line.ts';

/** Reports for those who may read them, operations for administrators, and the dashboards. */
export async function serveApi(
  app: FastifyInstance,
  _config: Config,
  line: Line,
  _token: string,
  operate: typeof operations,
): Promise<void> {
  await app.register(operate, { line });
}
