import type { Config } from '../../config/config.ts';
import { kafkaSchema } from '../../config/kafka-schema.ts';
import { warehouseSchema } from '../../config/warehouse-schema.ts';

/** Where log and warehouse are when they are not in the data folder. */
export interface Servers {
  readonly kafka: { readonly brokers: readonly string[]; readonly topic: string };
  readonly clickhouse: {
    readonly url: string;
    readonly username: string;
    readonly password: string;
  };
}

/** A worker that is not heard of for so long is taken for dead. Short, so that a run meets it often. */
export const SESSION_SECONDS = 3;

/** The same configuration over servers. */
export function serverConfig(config: Config, { kafka, clickhouse }: Servers): Config {
  const settings = { ...kafka, replication: 1, sessionTimeoutSeconds: SESSION_SECONDS };
  return {
    ...config,
    log: { ...config.log, kafka: kafkaSchema.parse(settings) },
    warehouse: warehouseSchema.parse(clickhouse),
  };
}
