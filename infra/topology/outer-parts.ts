import { type EventLog, LogUnavailable } from '@throughline/ingest/log/event-log';
import { assertMigrated } from '@throughline/transform/warehouse/assert-migrated';
import { type MigrationStep, migrate } from '@throughline/transform/warehouse/migrate';
import {
  type Warehouse,
  WarehouseMisconfigured,
  WarehouseUnavailable,
} from '@throughline/transform/warehouse/warehouse';
import type { FastifyBaseLogger } from 'fastify';
import type { Role } from '../line/line.ts';
import { Part } from '../line/part.ts';
import type { Say } from '../line/say.ts';
import type { Worker } from '../line/worker.ts';
import { openLog, openWarehouse } from './open-parts.ts';
import type { ProcessOptions } from './open-process.ts';

export interface OuterParts {
  readonly log: Part<EventLog>;
  readonly warehouse: Part<Warehouse>;
  readonly worker: Part<Worker>;
}

/**
 * Log and warehouse of a process and the worker on them, not yet opened. Those of the data folder are
 * there or they are not.
 */
export function outerParts(
  { config, dataDir, roles, openWarehouse: open = openWarehouse }: ProcessOptions,
  logger: FastifyBaseLogger,
  startWorker: () => Promise<Worker>,
  onUpgrade: () => void,
): OuterParts {
  const onTry = (message: string) => logger.warn(message);
  const isWarehouseAway = (error: unknown) =>
    config.warehouse !== undefined &&
    error instanceof WarehouseUnavailable &&
    !(error instanceof WarehouseMisconfigured);
  // Of each vain try one sentence is told; what the driver says on the way there is for whoever looks closer.
  const say: Say = (level, message, details) =>
    logger[log.problem() === undefined ? level : 'debug'](details ?? {}, message);
  const log: Part<EventLog> = new Part({
    name: 'log',
    open: () => openLog(config, dataDir, say),
    isOutage: (error) => config.log.kafka !== undefined && error instanceof LogUnavailable,
    unavailable: (message) => new LogUnavailable(message),
    onTry,
  });
  /** A warehouse that is laid out for the first time is ready in a moment, and nobody waits for its reports. */
  const upgrading = (doing: (what: string) => void) => (step: MigrationStep) => {
    if (!step.isUpgrade) return;
    const what = `The warehouse is brought up to this version: migration ${step.name}, statement ${step.statement} of ${step.statements}.`;
    doing(what);
    logger.info(what);
    onUpgrade();
  };
  return {
    log,
    warehouse: new Part({
      name: 'warehouse',
      open: async (doing) => {
        const warehouse = await open(config, dataDir);
        try {
          if (roles.includes('worker')) await migrate(warehouse, undefined, upgrading(doing));
          else await assertMigrated(warehouse);
          return warehouse;
        } catch (error) {
          await warehouse.close();
          throw error;
        }
      },
      isOutage: isWarehouseAway,
      unavailable: (message) => new WarehouseUnavailable(message),
      onTry,
    }),
    // Its first statements may meet an outage that has begun since the warehouse was opened.
    worker: new Part({
      name: 'worker',
      open: startWorker,
      isOutage: isWarehouseAway,
      unavailable: (message) => new WarehouseUnavailable(message),
      onTry,
    }),
  };
}

/** A collector only appends to the log; it goes on while the warehouse is away. */
export function needsWarehouse(roles: readonly Role[]): boolean {
  return roles.includes('worker') || roles.includes('api');
}
