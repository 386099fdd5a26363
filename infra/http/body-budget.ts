import { ProblemError } from '@throughline/api/problems/problems';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { EdgeLimits } from './edge-limits.ts';

/**
 * Bounds the bytes of bodies that the process holds while they come in, so that no number of senders
 * fills its memory: a body is counted by its stated length, else by the limit of its route. Streams
 * (imports) hold next to nothing and are not counted. What does not fit is told to come again.
 */
export function limitBytesInFlight(app: FastifyInstance, { bytesInFlight }: EdgeLimits): void {
  let held = 0;
  app.addHook('onRequest', async (request, reply) => {
    const bytes = expectedBytes(request);
    if (bytes === 0) return;
    // A body that alone is more than all would never fit.
    if (held > 0 && held + bytes > bytesInFlight) throw new ProblemError('server_busy');
    held += bytes;
    let released = false;
    const release = () => {
      if (released) return;
      released = true;
      held -= bytes;
    };
    reply.raw.once('close', release);
    reply.raw.once('finish', release);
  });
}

function expectedBytes({ headers, routeOptions }: FastifyRequest): number {
  const limit = routeOptions.bodyLimit ?? 0;
  // A route without a limit streams.
  if (limit === Number.MAX_SAFE_INTEGER) return 0;
  if (headers['transfer-encoding'] !== undefined) return limit;
  const stated = Number(headers['content-length'] ?? 0);
  return Number.isFinite(stated) ? Math.min(stated, limit) : limit;
}
