import type { DataState } from '../../operations/data-state.ts';
import type { Server } from '../find-server.ts';
import { httpClient } from '../http-client.ts';
import { VERSION } from '../version.ts';
import { broken, type Check, ok, warning } from './check.ts';
import { noticeChecks } from './notices.ts';

interface Ready {
  readonly problems: readonly { readonly part: string; readonly message: string }[];
  readonly log: { readonly ends: readonly number[]; readonly committed: readonly number[] };
}

/** What a running server says of itself: it has the stores open, nobody else can look. */
export async function checkServer(server: Server): Promise<readonly Check[]> {
  const client = httpClient(server);
  try {
    const answer = await client.request('GET', '/health/ready');
    const { problems, log } = answer.json() as Ready;
    const version =
      server.version === VERSION
        ? ok('version', `server and command are ${VERSION}`)
        : warning(
            'version',
            `the server is ${server.version}, this command ${VERSION}: restart it`,
          );
    const found = ['warehouse', 'log', 'worker'].map((part) => {
      const problem = problems.find((candidate) => candidate.part === part);
      return problem
        ? broken(part, problem.message)
        : ok(part, part === 'log' ? lagText(log.ends, log.committed) : 'works');
    });
    const data = await client.request('GET', '/health/data');
    // An older server does not have it; one whose warehouse is away cannot say.
    const notices = data.status === 200 ? noticeChecks(data.json() as DataState) : [];
    return [version, ...found, ...notices];
  } catch (error) {
    return [broken('server', error instanceof Error ? error.message : String(error))];
  } finally {
    await client.close();
  }
}

export function lagText(ends: readonly number[], committed: readonly number[]): string {
  const total = ends.reduce((sum, end) => sum + end, 0);
  const lag = ends.reduce((sum, end, partition) => sum + end - (committed[partition] ?? 0), 0);
  return `${total} deliveries in ${ends.length} partitions, ${lag} not loaded yet`;
}
