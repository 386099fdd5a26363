import type { VendorName } from '../way-back/target.ts';
import type { Delivered, OutgoingRequest } from '../way-back/vendor.ts';

/** What becomes of a request: `dies` is the platform, before or after it took it; `killed` is the process that sends. */
export const MISHAPS = [
  ...(['ok', 'busy', 'dies before', 'dies after', 'killed before', 'killed after'] as const),
] as const;
export type Mishap = (typeof MISHAPS)[number];

/** A platform that knows copies as its vendor says, and what to do with the next requests. */
export function platform(vendor: VendorName) {
  const taken: string[] = [];
  const bodies: string[] = [];
  const comments: string[] = [];
  let plan: readonly (
    | 'ok'
    | 'busy'
    | 'dies before'
    | 'dies after'
    | 'killed before'
    | 'killed after'
  )[] = [];
  let turn = 0;
  async function post(request: OutgoingRequest): Promise<Delivered> {
    const url = new URL(request.url);
    if (request.method === 'GET')
      return answer(200, {
        requestStatusPerDestination: [{ requestStatus: 'SUCCESS' }],
        uploadings: comments.map((comment) => ({ comment })),
      });
    bodies.push(request.body!);
    const next = plan[turn++] ?? 'ok';
    if (next === 'busy') return answer(429);
    if (next === 'killed before') throw new Killed();
    if (next !== 'dies before') {
      const ids = idsIn(vendor, request.body!);
      for (const id of ids) if (vendor === 'metrica' || !taken.includes(id)) taken.push(id);
      comments.push(url.searchParams.get('comment') ?? '');
      if (next === 'killed after') throw new Killed();
      if (next === 'ok')
        return answer(200, {
          ...{ requestId: 'r', events_received: ids.length },
          uploading: { id: 1, source_quantity: ids.length },
        });
    }
    return { kind: 'lost', reason: 'econnreset' };
  }
  return {
    ...{ taken, bodies, post },
    does(next: typeof plan) {
      [plan, turn] = [next, 0];
    },
  };
}

/** The process that sends is gone. */
export class Killed extends Error {}
const answer = (status: number, body: object = {}): Delivered => ({
  ...{ kind: 'answer', status, body: JSON.stringify(body) },
});

/** What the platform tells conversions apart by: an id, or a click and a time. */
function idsIn(vendor: VendorName, body: string): string[] {
  if (vendor === 'metrica')
    return body
      .split('\r\n')[4]!
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').slice(0, 3).join());
  const { events = [], data = [] } = JSON.parse(body);
  return [...events, ...data].map((one) => one.transactionId ?? one.event_id);
}
