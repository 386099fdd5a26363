import type { ApiKey } from '@throughline/api/auth/api-key';
import type { FailedKeys } from '@throughline/api/auth/failed-keys';
import { guard } from '@throughline/api/server/guard';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.ts';

export interface MetricsRouteOptions {
  readonly metrics: Metrics;
  readonly keys: readonly ApiKey[];
  readonly failedKeys: FailedKeys;
  /** The process answers reports as well, which nothing but keys or this machine may see. */
  readonly withReports: boolean;
}

/**
 * `/metrics` in Prometheus' text format. Where keys are configured, other machines need one; without
 * keys, a process that answers reports is asked by this machine alone.
 */
export async function metricsRoute(
  app: FastifyInstance,
  { metrics: { registry }, keys, failedKeys, withReports }: MetricsRouteOptions,
): Promise<void> {
  app.get('/metrics', async (request, reply) => {
    const isOpen = keys.length > 0 ? isFromHere(request) : !withReports;
    if (!isOpen) guard(request, 'process.read', keys, failedKeys);
    const text = await registry.metrics();
    return reply.type(registry.contentType).send(text);
  });
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** A proxy on this machine says whom it speaks for. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const forwarded = headers.forwarded ?? headers['x-forwarded-for'];
  return LOOPBACK.test(socket.remoteAddress ?? '') && forwarded === undefined;
}
