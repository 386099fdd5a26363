import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const pack = promisify(gzip);
/** Below this a packet holds the answer either way. */
const SMALLEST = 1_024;
/** Levels above cost several times the time for a few per cent. */
const LEVEL = 5;
const COMPRESSIBLE =
  /^(text\/|application\/(json|problem\+json|javascript|vnd\.apache\.arrow\.stream)|image\/svg)/;

/**
 * Packs answers that are held in memory, beside the event loop. Files come packed from the build. The tag
 * of a packed answer becomes a weak one: its bytes are others, what it says is the same.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) return payload;
    const type = String(reply.getHeader('content-type') ?? '');
    if (!COMPRESSIBLE.test(type) || reply.hasHeader('content-encoding')) return payload;
    reply.header('vary', varying(reply.getHeader('vary')));
    if (Buffer.byteLength(payload) < SMALLEST) return payload;
    if (!takesGzip(request.headers['accept-encoding'])) return payload;
    const packed = await pack(payload, { level: LEVEL });
    const tag = reply.getHeader('etag');
    if (typeof tag === 'string' && !tag.startsWith('W/')) reply.header('etag', `W/${tag}`);
    reply.removeHeader('content-length');
    reply.header('content-encoding', 'gzip');
    return packed;
  });
}

function varying(vary: unknown): string {
  const names = String(vary ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const known = names.some((name) => name.toLowerCase() === 'accept-encoding');
  return (known ? names : [...names, 'accept-encoding']).join(', ');
}

/** Whether `Accept-Encoding` allows gzip: by its name, else by `*`; a quality of 0 forbids. */
export function takesGzip(accepted: string | string[] | undefined): boolean {
  const qualities = new Map(
    String(accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((one) => {
        const [name = '', ...parameters] = one.split(';').map((part) => part.trim());
        const quality = parameters.find((part) => part.startsWith('q='))?.slice(2);
        return [name, quality === undefined ? 1 : Number(quality)] as const;
      }),
  );
  return (qualities.get('gzip') ?? qualities.get('x-gzip') ?? qualities.get('*') ?? 0) > 0;
}
