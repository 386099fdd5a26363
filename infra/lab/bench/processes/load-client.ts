import autocannon, { type Request } from 'autocannon';
import { COLLECT_PATH, measurementBodies } from '../payloads.ts';
import { serve, task, tell } from './parent.ts';

export interface LoadTask {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly eventsEach: number;
  readonly seed: number;
  /** Different bodies of each connection. */
  readonly bodies: number;
  /** Requests a second; as many as go where it is left out. */
  readonly rate?: number;
}

export interface LoadResult {
  readonly seconds: number;
  readonly acknowledged: number;
  readonly failed: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

// Nobody is left whom the figures could be told.
process.once('disconnect', () => process.exit(1));

await serve(async () => {
  const { url, connections, seconds, eventsEach, seed, bodies, rate } = task<LoadTask>();
  let next = 0;
  const all = measurementBodies(seed, connections * bodies, eventsEach);
  const requests = all.map(
    (body): Request => ({
      method: 'POST',
      path: COLLECT_PATH,
      headers: { 'content-type': 'application/json' },
      body,
    }),
  );
  tell('prepared');
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
    requests: requests.slice(0, 1),
    setupClient(client) {
      const mine = next++ % connections;
      client.setRequests(requests.slice(mine * bodies, (mine + 1) * bodies));
    },
  });
  tell('result', {
    seconds: result.duration,
    acknowledged: result['2xx'],
    failed: result.errors + result.timeouts + result.non2xx,
    p50: result.latency.p50,
    p99: result.latency.p99,
    max: result.latency.max,
  } satisfies LoadResult);
});
