import type { Reader } from '@throughline/transform/warehouse/warehouse';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ReportConfig } from '../reports/report-config.ts';
import { api } from '../server/api.ts';
import type { ApiOptions } from '../server/options.ts';

/** The API over a warehouse, as this machine sees it. */
export async function serve(
  reader: () => Reader,
  config: ReportConfig,
  options: Partial<ApiOptions> = {},
): Promise<FastifyInstance> {
  const app = Fastify();
  await api(app, { reader, config, keys: [], ...options });
  await app.ready();
  return app;
}

/** The body of a good answer. */
export async function bodyOf<Body>(app: FastifyInstance, path: string): Promise<Body> {
  const response = await app.inject(path);
  if (response.statusCode !== 200)
    throw new Error(`${path}: ${response.statusCode} ${response.body}`);
  return response.json() as Body;
}
