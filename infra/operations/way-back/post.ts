import type { Delivered, OutgoingRequest } from '@throughline/api/way-back/vendor';
import type { Back } from '../../config/back-schema.ts';
import { accessTokens, NoAccess } from './access-token.ts';

const TIMEOUT_MS = 60_000;
/** An answer is a few lines; more of it is not read. */
const LONGEST_ANSWER = 1_048_576;
/** The connection never stood, so nothing left. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Sends requests to targets, over the network. Neither tokens nor bodies stand in what it says. */
export function posting({ targets }: Back, timeoutMs = TIMEOUT_MS) {
  const access = accessTokens();
  return async (name: string, request: OutgoingRequest): Promise<Delivered> => {
    const settings = targets[name];
    if (!settings) return { kind: 'unreached', reason: 'target_unknown' };
    let authorization: Record<string, string>;
    try {
      authorization = await access(name, settings);
    } catch (error) {
      if (error instanceof NoAccess) return { kind: 'unreached', reason: error.message };
      throw error;
    }
    try {
      const answer = await fetch(request.url, {
        method: request.method,
        headers: { ...request.headers, ...authorization },
        ...(request.body !== undefined && { body: request.body }),
        // A platform that moved is a matter for the settings; tokens follow no redirect.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const retryAfter = secondsOf(answer.headers.get('retry-after'));
      return {
        kind: 'answer',
        status: answer.status,
        body: await textOf(answer),
        ...(retryAfter !== undefined && { retryAfter }),
      };
    } catch (error) {
      const code = codeOf(error);
      return UNREACHED.has(code)
        ? { kind: 'unreached', reason: code.toLowerCase() }
        : { kind: 'lost', reason: (code || 'no_answer').toLowerCase() };
    }
  };
}

async function textOf(answer: Response): Promise<string> {
  if (!answer.body) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    parts.push(part);
    size += part.byteLength;
    if (size > LONGEST_ANSWER) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'TIMEOUT';
  const { cause } = (error ?? {}) as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : '';
}
