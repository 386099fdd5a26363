import { Agent, request } from 'node:http';
import type { WireRequest } from '../../simulator/delivery.ts';

const CONCURRENCY = 16;

/** How many requests got each status. */
export type Statuses = ReadonlyMap<number, number>;

/**
 * Sends the requests as their vendors would, signatures and all, over connections that stay open.
 * They start in their order; a few are under way at any time.
 */
export async function sendRequests(
  url: string,
  requests: Iterable<WireRequest>,
  onSent: (sent: WireRequest) => void,
): Promise<Statuses> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const statuses = new Map<number, number>();
  const queue = requests[Symbol.iterator]();
  const sender = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const status = await send(agent, url, next.value);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      onSent(next.value);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, sender));
  } finally {
    agent.destroy();
  }
  return statuses;
}

function send(agent: Agent, url: string, wire: WireRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = wire;
    const sent = request(url + path, {
      agent,
      method,
      headers: { ...headers, 'content-length': body.length },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    });
    sent.end(body);
  });
}
