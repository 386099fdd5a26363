import type { Question } from '../contract/fetching.ts';

const LONGEST_MS = 20_000;
const MOST_BYTES = 4 * 1024 * 1024;
/** A vendor may ask to be left alone for so long. */
const LONGEST_PAUSE_MS = 15 * 60_000;
/** Of these the same question may be answered another time: a token is renewed, a limit passes. */
const LATER: ReadonlySet<number> = new Set([401, 403, 408, 425, 429]);

export type Answer =
  | { readonly kind: 'given'; readonly status: number; readonly body: Uint8Array }
  /** `why` says no address and no token: both may be secret. */
  | { readonly kind: 'later'; readonly why: string; readonly waitMs?: number };

/** One request to a vendor. It follows no redirect, for that would take its token elsewhere. */
export async function ask(question: Question, signal: AbortSignal): Promise<Answer> {
  const { url, headers } = question;
  const host = new URL(url).host;
  const later = (why: string, waitMs?: number): Answer => ({
    ...{ kind: 'later', why: `${host} ${why}` },
    ...(waitMs !== undefined && { waitMs }),
  });
  try {
    const reply = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
    });
    const { status } = reply;
    if (status >= 500 || LATER.has(status)) {
      await reply.body?.cancel();
      return later(reasonOf(status), pauseOf(reply.headers.get('retry-after')));
    }
    if (status >= 300 && status < 400) {
      await reply.body?.cancel();
      return later('sends elsewhere; correct the address in the settings');
    }
    const body = await bounded(reply);
    if (!body) return later('answers more than 4 MiB');
    if (question.isLater(body))
      return later(`answers with an error of limits or credentials (status ${status})`);
    return { kind: 'given', status, body };
  } catch (error) {
    if (signal.aborted) throw error;
    return later('gives no answer');
  }
}

function reasonOf(status: number): string {
  if (status === 429) return 'takes no more questions for now';
  if (status === 401 || status === 403)
    return `refuses the credentials (status ${status}); renew the token in the settings`;
  return `fails (status ${status})`;
}

/** Seconds, or a date. */
function pauseOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(LONGEST_PAUSE_MS, Math.max(0, ms)) : undefined;
}

async function bounded(reply: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of reply.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
