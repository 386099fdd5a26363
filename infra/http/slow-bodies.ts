import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { closeWithProblem } from './client-error.ts';
import type { EdgeLimits } from './edge-limits.ts';

interface Watched {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly isStream: boolean;
  readonly began: number;
  readonly bytesBefore: number;
  /** Where the present window of `quietMs` began. */
  window: { at: number; bytes: number };
}

const TICK_MS = 250;

/**
 * Gives up bodies that come too slowly: neither a trickle of single bytes nor an endless body keeps a
 * connection and its memory. A body that waits for us, as a file does while the log writes, is not slow.
 */
export function cutSlowBodies(app: FastifyInstance, limits: EdgeLimits): void {
  const watched = new Set<Watched>();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const now = performance.now();
    for (const one of watched) if (isTooSlow(one, now, limits)) giveUp(one);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  const giveUp = (one: Watched) => {
    watched.delete(one);
    const { socket } = one.request.raw;
    // An answer that has begun cannot become another one.
    if (one.reply.raw.headersSent) socket.destroy();
    else closeWithProblem(socket, 'body_too_slow');
  };

  app.addHook('onRequest', async (request, reply) => {
    // A request of this process to itself has no connection.
    if (!hasBody(request) || !(request.raw.socket instanceof Socket)) return;
    const now = performance.now();
    const bytes = request.raw.socket.bytesRead;
    const one: Watched = {
      ...{ request, reply, began: now, bytesBefore: bytes, window: { at: now, bytes } },
      isStream: request.routeOptions.bodyLimit === Number.MAX_SAFE_INTEGER,
    };
    watched.add(one);
    timer ??= setInterval(look, TICK_MS).unref();
    const done = () => watched.delete(one);
    request.raw.once('end', done);
    request.raw.once('close', done);
  });
  app.addHook('onClose', async () => clearInterval(timer));
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isTooSlow(one: Watched, now: number, limits: EdgeLimits): boolean {
  const { request, isStream, began, bytesBefore, window } = one;
  const bytes = request.raw.socket.bytesRead;
  const waitsForUs = request.raw.readableLength > 0;
  const quietMs = isStream ? limits.quietImportMs : limits.quietMs;
  if (waitsForUs) one.window = { at: now, bytes };
  else if (now - window.at >= quietMs) {
    if (bytes - window.bytes < limits.quietBytes) return true;
    one.window = { at: now, bytes };
  }
  if (isStream) return false;
  const allowedMs = limits.bodyMs + ((bytes - bytesBefore) / limits.bytesPerSecond) * 1000;
  return now - began > allowedMs;
}
