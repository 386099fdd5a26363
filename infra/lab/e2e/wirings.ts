import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import { configSchema } from '../../config/config-schema.ts';
import type { Role } from '../../line/line.ts';
import { openProcess, type Process } from '../../topology/open-process.ts';
import { ALL_ROLES } from '../../topology/open-whole.ts';
import { startClickHouse } from '../clickhouse/clickhouse-server.ts';
import { startBroker } from '../kafka/broker.ts';

/** The processes of one wiring of the line, open and connected. */
export interface Wired {
  /** Takes what vendors send. */
  readonly collector: Process;
  /** Takes imports and answers questions. */
  readonly api: Process;
  /** Data folder of the embedded line. */
  readonly folder?: string;
  /** Closes them and removes what they stored. */
  remove(): Promise<void>;
}

export interface Wiring {
  readonly name: 'embedded' | 'distributed';
  open(config: Config): Promise<Wired>;
}

/** Log and warehouse in a data folder, everything in one process. */
export const embedded: Wiring = {
  name: 'embedded',
  async open(config) {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-embedded-'));
    const [whole] = await openAll(config, folder, [ALL_ROLES]);
    return {
      collector: whole!,
      api: whole!,
      folder,
      async remove() {
        await whole!.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

/** A Kafka broker and a ClickHouse behind HTTP; collector, two workers and API each on their own. */
export const distributed: Wiring = {
  name: 'distributed',
  async open(config) {
    const [broker, clickhouse] = await Promise.all([startBroker(), startClickHouse()]);
    const servers: Config = {
      ...config,
      log: {
        ...config.log,
        kafka: configSchema.shape.log.unwrap().shape.kafka.parse({
          brokers: [broker.bootstrap],
          replication: 1,
          sessionTimeoutSeconds: 6,
        }),
      },
      warehouse: configSchema.shape.warehouse.parse({
        url: clickhouse.url,
        username: clickhouse.username,
        password: clickhouse.password,
      }),
    };
    const roles = [['collector'], ['worker'], ['worker'], ['api']] as const;
    const opened = await openAll(servers, clickhouse.folder, roles);
    return {
      collector: opened[0]!,
      api: opened[3]!,
      async remove() {
        await Promise.all(opened.map((one) => one.close()));
        await Promise.all([broker.remove(), clickhouse.remove()]);
      },
    };
  },
};

async function openAll(
  config: Config,
  dataDir: string,
  roles: readonly (readonly Role[])[],
): Promise<readonly Process[]> {
  const opened = await Promise.all(
    roles.map((some) => openProcess({ config, roles: some, dataDir, version: 'test' })),
  );
  await Promise.all(opened.map(({ connected }) => connected));
  return opened;
}
