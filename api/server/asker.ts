import type { FastifyReply, FastifyRequest } from 'fastify';

const signals = new WeakMap<FastifyReply['raw'], AbortSignal>();

/** Aborted when the connection closes before the answer was sent. */
export function clientSignal({ raw }: FastifyReply): AbortSignal {
  const known = signals.get(raw);
  if (known) return known;
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  signals.set(raw, gone.signal);
  return gone.signal;
}

/** Who takes turns in the warehouse: a key, or an address where there are no keys. */
export function principalOf(request: FastifyRequest): string {
  return request.principal ? `key ${request.principal.name}` : request.ip;
}
