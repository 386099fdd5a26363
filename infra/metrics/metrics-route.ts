import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** `/metrics` in Prometheus' text format. */
export async function metricsRoute(
  app: FastifyInstance,
  { metrics: { registry } }: { metrics: Metrics },
): Promise<void> {
  app.get('/metrics', async (_request, reply) => {
    const text = await registry.metrics();
    return reply.type(registry.contentType).send(text);
  });
}
