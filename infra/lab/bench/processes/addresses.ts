import type { Config } from '../../../config/config.ts';
import { configSchema } from '../../../config/config-schema.ts';
import { benchConfig } from '../bench-config.ts';

/** Where log and warehouse of a distributed line are, as one process can tell it another. */
export interface Addresses {
  /** `host:port` of a broker. */
  readonly broker: string;
  readonly topic: string;
  readonly partitions: number;
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

const SETTINGS = configSchema.shape;

/** Configuration of the measured line over Kafka and a ClickHouse server. */
export async function distributedConfig(at: Addresses): Promise<Config> {
  const { broker, topic, partitions, ...warehouse } = at;
  const config = await benchConfig('unused');
  const kafka = { brokers: [broker], topic, replication: 1, sessionTimeoutSeconds: 10 };
  return {
    ...config,
    log: SETTINGS.log.parse({ partitions, kafka }),
    warehouse: SETTINGS.warehouse.parse(warehouse),
  };
}
