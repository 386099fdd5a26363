import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog } from '@throughline/ingest/log/event-log';
import type { KafkaLogOptions } from '@throughline/ingest/log/kafka/options';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { Settings } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Say } from '../line/say.ts';

type KafkaSettings = NonNullable<Settings['log']['kafka']>;

/** Opens the log that is configured: Kafka, or the data folder's own. */
export async function openLog(config: Settings, dataDir: string, say: Say): Promise<EventLog> {
  if (!config.log.kafka) {
    const { openCheckedLog } = await import('./open-checked-log.ts');
    return openCheckedLog(join(dataDir, 'log'), config.log.partitions);
  }
  const { openKafkaLog } = await import('@throughline/ingest/log/kafka/log');
  return openKafkaLog(kafkaOptions(config.log.kafka, config.log.partitions, say));
}

/** @throws ConfigError when a file of certificates cannot be read. */
export function kafkaOptions(
  { sessionTimeoutSeconds, tls, sasl, ...rest }: KafkaSettings,
  partitions: number,
  say: Say,
): KafkaLogOptions {
  return {
    ...rest,
    partitions,
    sessionTimeoutMs: sessionTimeoutSeconds * 1000,
    tls: typeof tls === 'boolean' ? tls : certificates(tls),
    ...(sasl && { sasl }),
    log: say,
  };
}

function certificates(files: Exclude<KafkaSettings['tls'], boolean>) {
  const texts: Record<string, string> = {};
  for (const [name, path] of Object.entries(files)) {
    try {
      if (path !== undefined) texts[name] = readFileSync(path, 'utf8');
    } catch (error) {
      throw new ConfigError([
        {
          path: `log.kafka.tls.${name}`,
          message: error instanceof Error ? error.message : String(error),
          expected: 'a file with a PEM text that this process may read',
        },
      ]);
    }
  }
  return texts;
}

/** Opens the warehouse that is configured: a ClickHouse server, or the one inside this process. */
export async function openWarehouse(config: Settings, dataDir: string): Promise<Warehouse> {
  const deadlines = {
    readMs: config.deadlines.readSeconds * 1000,
    writeMs: config.deadlines.writeSeconds * 1000,
  };
  if (!config.warehouse) {
    const { openFolderWarehouse } = await import('./open-folder-warehouse.ts');
    return openFolderWarehouse(join(dataDir, 'warehouse'), deadlines);
  }
  const { openClickHouseWarehouse } = await import('@throughline/transform/warehouse/http');
  const { cluster, ...rest } = config.warehouse;
  return openClickHouseWarehouse({
    ...rest,
    deadlines,
    ...(cluster !== undefined && { cluster }),
    sessionTimeoutSeconds: sessionSeconds(config),
  });
}

/**
 * A process that was paused must have lost its session in the warehouse before another takes over its
 * work, so that nothing of it is written afterwards.
 */
function sessionSeconds({ log }: Settings): number {
  const takenOverAfter = log.kafka?.sessionTimeoutSeconds ?? 30;
  return Math.max(1, Math.floor((takenOverAfter * 2) / 3));
}
