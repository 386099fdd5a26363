import { setTimeout as sleep } from 'node:timers/promises';
import type { Sending, Unit } from './wire-load.ts';

/** Where the line answers now. */
export interface Address {
  readonly url: string;
  readonly token: string;
}

export interface Load {
  /** Sendings that were answered with 2xx, and how often each was sent. */
  readonly acknowledged: ReadonlyMap<Sending, number>;
  /** Requests made. */
  readonly requests: () => number;
  /** Units up to this one may be sent; the rest waits. */
  allow(units: number): void;
  readonly done: Promise<void>;
}

/**
 * Sends units over several connections. A request without an answer, or answered with 429 or 5xx, is
 * sent again, as vendors do, at wherever the line is then.
 * @param address where this is sent; resolves once something listens there.
 * @throws Error for any other answer: the load itself would be wrong.
 */
export function sendLoad(
  units: readonly Unit[],
  connections: number,
  address: (sending: Sending) => Promise<Address>,
): Load {
  const acknowledged = new Map<Sending, number>();
  let allowed = 0;
  let next = 0;
  let requests = 0;
  let wake = deferred();

  const connection = async () => {
    while (next < units.length) {
      if (next >= allowed) {
        await wake.promise;
        continue;
      }
      for (const sending of units[next++]!) await untilAcknowledged(sending);
    }
  };
  const untilAcknowledged = async (sending: Sending) => {
    await deliver(sending, address, () => {
      requests += 1;
    });
    acknowledged.set(sending, (acknowledged.get(sending) ?? 0) + 1);
  };
  return {
    acknowledged,
    requests: () => requests,
    allow(count) {
      allowed = count;
      const woken = wake;
      wake = deferred();
      woken.resolve();
    },
    done: Promise.all(Array.from({ length: connections }, connection)).then(() => {}),
  };
}

/**
 * Sends until it is acknowledged.
 * @param onTry told before each request.
 * @throws Error for an answer that says that the load is wrong.
 */
export async function deliver(
  sending: Sending,
  address: (sending: Sending) => Promise<Address>,
  onTry: () => void,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const at = await address(sending);
    onTry();
    const status = await send(sending, at).then(
      (response) => response.status,
      () => undefined,
    );
    if (status !== undefined && status >= 200 && status < 300) return;
    if (status !== undefined && status !== 429 && status < 500)
      throw new Error(`${sending.key} (${sending.source}) was answered with ${status}`);
    await sleep(Math.min(200, 10 * tries));
  }
}

/** One request; its answer has been read. */
export async function send(
  { path, headers, body, importId }: Sending,
  at: Address,
): Promise<Response> {
  const response = await fetch(at.url + path, {
    method: 'POST',
    headers: { ...headers, ...(importId && { authorization: `Bearer ${at.token}` }) },
    body: new Uint8Array(body),
  });
  await response.arrayBuffer();
  return response;
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
