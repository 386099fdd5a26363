import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../line/line.ts';
import type { WorldConfiguration } from '../../simulator/configuration.ts';
import { type ClickHouseServer, startClickHouse } from '../clickhouse/clickhouse-server.ts';
import { type Broker, startBroker } from '../kafka/broker.ts';
import type { Address } from './load-generator.ts';
import { Member } from './member.ts';
import type { Servers } from './server-config.ts';
import type { Sending } from './wire-load.ts';

/** One collector, two workers and one API as processes over one broker and one ClickHouse. */
export interface DistributedLine {
  readonly broker: Broker;
  readonly clickhouse: ClickHouseServer;
  readonly servers: Servers;
  readonly collector: Member;
  readonly workers: readonly Member[];
  readonly api: Member;
  /** One more worker than there are. */
  addWorker(): Member;
  /** Where a vendor or an administrator sends this. */
  address(sending: Sending): Promise<Address>;
  /** Rejects when a process ends that nobody has killed. */
  readonly failed: Promise<never>;
  /** Ends every process of the line in order. */
  leave(): Promise<void>;
  /** Kills what runs and removes what was stored. */
  remove(): Promise<void>;
}

const TOPIC = 'throughline.deliveries';

/** Starts the servers and the processes; these may still be connecting. */
export async function startDistributed(
  world: WorldConfiguration,
  folder: string,
  output: number,
): Promise<DistributedLine> {
  mkdirSync(folder);
  const [broker, clickhouse] = await Promise.all([startBroker(), startClickHouse()]);
  const { url, username, password } = clickhouse;
  const servers = {
    kafka: { brokers: [broker.bootstrap], topic: TOPIC },
    clickhouse: { url, username, password },
  };
  const all: Member[] = [];
  const member = (name: string, role: Role): Member => {
    const recorder = join(folder, `${name}.phase`);
    const one = new Member(
      name,
      { dataDir: folder, recorder, world, roles: [role], servers },
      output,
    );
    all.push(one);
    return one;
  };
  const collector = member('collector', 'collector');
  const workers = [member('worker 1', 'worker'), member('worker 2', 'worker')];
  const api = member('api', 'api');
  const failed = Promise.race([collector, ...workers, api].map((one) => one.failed));
  failed.catch(() => {});
  return {
    ...{ broker, clickhouse, servers, collector, workers, api },
    addWorker: () => member(`worker ${all.length - 1}`, 'worker'),
    address: ({ importId }) => (importId === undefined ? collector : api).address(),
    failed,
    async leave() {
      await Promise.all([collector, ...workers, api].map((one) => one.leave()));
    },
    async remove() {
      for (const { line } of all) {
        line.resume();
        line.kill();
      }
      await Promise.all(all.map(({ line }) => line.exit));
      await Promise.all([broker.remove(), clickhouse.remove()]);
    },
  };
}
