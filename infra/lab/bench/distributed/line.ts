import type { BenchContext } from '../bench.ts';
import { type Child, startChild } from '../child.ts';
import { askOf } from '../embedded-line.ts';
import type { MeasuredLine } from '../offer.ts';
import type { RoleTask } from '../processes/role-server.ts';
import { type Servers, startServers } from './servers.ts';

/** Collector, worker and API over Kafka and ClickHouse: five processes. The API's asks the warehouse. */
export interface DistributedLine extends MeasuredLine {
  close(): Promise<void>;
}

export async function startDistributedLine(context: BenchContext): Promise<DistributedLine> {
  const servers = await startServers(context);
  const children: Child[] = [];
  const close = async () => {
    await Promise.all(children.map((child) => child.stop()));
    await servers.remove();
  };
  try {
    const collector = startRole(servers, 'collector');
    const worker = startRole(servers, 'worker');
    const api = startRole(servers, 'api');
    children.push(collector, worker, api);
    const [url] = await Promise.all(children.map((child) => child.message<string>('listening')));
    return {
      url: url!,
      pids: { collector: collector.pid, worker: worker.pid, api: api.pid, ...servers.pids },
      ask: askOf(api),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export function startRole(
  { at }: Pick<Servers, 'at'>,
  role: RoleTask['role'],
  more: Pick<RoleTask, 'waits'> = {},
): Child {
  return startChild('role-server', { at, role, ...more } satisfies RoleTask);
}
