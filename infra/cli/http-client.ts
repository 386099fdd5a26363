import { Agent, type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError } from './command-error.ts';
import type { Server } from './find-server.ts';
import { type Answer, type Client, isStream, queryText, type RequestOptions } from './request.ts';

/** The server has gone, or does not answer. What it was asked to do may be done, or a part of it. */
export class ServerUnreachable extends CommandError {}

/** Asks the server over HTTP. No time limits: taking in a large file takes as long as it takes. */
export function httpClient(server: Server): Client {
  const agent = new Agent({ keepAlive: true });
  const base = reachable(server.url);
  return {
    way: 'http',
    page: `${base}/`,
    async request(method, path, options = {}) {
      try {
        return await send(
          agent,
          server,
          `${base}${path}${queryText(options.query)}`,
          method,
          options,
        );
      } catch (error) {
        throw unreachable(server, error);
      }
    },
    async close() {
      agent.destroy();
    },
  };
}

async function send(
  agent: Agent,
  { token }: Server,
  url: string,
  method: string,
  { body, type }: RequestOptions,
): Promise<Answer> {
  const sent = request(url, { agent, method });
  sent.setHeader('authorization', `Bearer ${token}`);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  // The server may answer before it has read everything; then that answer counts, not the broken pipe.
  const sending = isStream(body) ? sendStream(sent, body, type) : sendJson(sent, body);
  const failed = sending.then(
    () => answered,
    (error: unknown) => settled(answered, error),
  );
  const response = await Promise.race([answered, failed]);
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString('utf8');
  const { statusCode = 0, headers } = response;
  return { status: statusCode, text, bytes, headers, json: () => JSON.parse(text) };
}

async function sendStream(
  sent: ReturnType<typeof request>,
  body: AsyncIterable<Uint8Array>,
  type = 'application/octet-stream',
): Promise<void> {
  sent.setHeader('content-type', type);
  await pipeline(Readable.from(body), sent);
}

async function sendJson(
  sent: ReturnType<typeof request>,
  body: RequestOptions['body'],
): Promise<void> {
  if (body === undefined) {
    sent.end();
    return;
  }
  const text = JSON.stringify(body);
  sent.setHeader('content-type', 'application/json');
  sent.setHeader('content-length', Buffer.byteLength(text));
  sent.end(text);
}

/** A moment for an answer that is already on its way. */
function settled(answered: Promise<IncomingMessage>, error: unknown): Promise<IncomingMessage> {
  return Promise.race([
    answered,
    new Promise<never>((_, reject) => setTimeout(reject, 1_000, error)),
  ]);
}

/** A server that listens on every address is asked on the loopback. */
function reachable(url: string): string {
  return url.replace('//0.0.0.0', '//127.0.0.1').replace('//[::]', '//[::1]').replace(/\/$/, '');
}

function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function unreachable({ url, pid }: Server, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!code || !['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)) return error;
  return new ServerUnreachable(
    1,
    hasEnded(pid)
      ? `The server (process ${pid}, at ${url}) has ended without an answer (${code}): start it again, then try again.`
      : `The data folder is held by process ${pid}, which does not answer at ${url} (${code}): restart or stop that process, then try again.`,
    { cause: error },
  );
}
