import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readSnippetFiles, type SnippetFile } from './snippet-files.ts';

const YEAR = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600, stale-while-revalidate=86400';

/**
 * Fastify plugin that serves the snippet: `/t.js` is looked at again every hour, `/t.<version>.js` is kept for
 * a year. A version of before is answered with today’s file for an hour: a page that names it goes on counting.
 */
export async function snippetRoute(app: FastifyInstance): Promise<void> {
  for (const file of readSnippetFiles()) {
    const send = (isLasting: boolean) => (request: FastifyRequest, reply: FastifyReply) =>
      answer(file, request, reply.header('cache-control', isLasting ? YEAR : HOUR));
    const beside = `/${file.name.replace(/js$/, ':version([0-9a-f]{8}).js')}`;
    app.get(`/${file.name}`, send(false));
    app.get(`/${file.versioned}`, send(true));
    app.get(beside, send(false));
  }
}

function answer(
  { plain, br, gzip, tag }: SnippetFile,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.headers({
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'accept-encoding',
    etag: `W/${tag}`,
    // Pages of other sites load it, with a hash of it as well (`integrity`).
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'timing-allow-origin': '*',
  });
  if (request.headers['if-none-match'] === `W/${tag}`) return reply.code(304).send();
  const packings = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b(?!;q=0(?!\.))/.test(packings)) return reply.header('content-encoding', 'br').send(br);
  if (/\bgzip\b(?!;q=0(?!\.))/.test(packings))
    return reply.header('content-encoding', 'gzip').send(gzip);
  return reply.send(plain);
}
