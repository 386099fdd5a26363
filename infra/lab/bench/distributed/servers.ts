import { join } from 'node:path';
import { startClickHouse } from '../../clickhouse/clickhouse-server.ts';
import { startBroker } from '../../kafka/broker.ts';
import type { BenchContext } from '../bench.ts';
import { atGivingUp } from '../ending.ts';
import type { Addresses } from '../processes/addresses.ts';

/** A Kafka broker and a ClickHouse, each in a process of its own. */
export interface Servers {
  readonly at: Addresses;
  readonly pids: Readonly<Record<'broker' | 'clickhouse', number>>;
  /** Ends them and deletes what they stored. */
  remove(): Promise<void>;
}

export async function startServers(context: BenchContext, partitions = 4): Promise<Servers> {
  const broker = await startBroker();
  const forgetBroker = atGivingUp(broker.remove);
  const folder = join(context.root, `clickhouse-${process.pid}-${Date.now()}`);
  const clickhouse = await startClickHouse({ folder });
  const forgetClickHouse = atGivingUp(clickhouse.kill);
  return {
    at: {
      broker: broker.bootstrap,
      topic: 'bench',
      partitions,
      url: clickhouse.url,
      username: clickhouse.username,
      password: clickhouse.password,
      database: 'bench',
    },
    pids: { broker: broker.pid, clickhouse: clickhouse.pid },
    async remove() {
      await Promise.all([broker.remove(), clickhouse.remove()]);
      forgetBroker();
      forgetClickHouse();
    },
  };
}
