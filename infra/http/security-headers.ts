import type { FastifyInstance } from 'fastify';

/**
 * On every answer; the pages have a wider set of their own. A browser takes no answer for another type
 * than it says, frames none, and tells other sites no address of ours.
 */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
} as const;

export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
}
