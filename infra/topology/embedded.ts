import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenAllowed } from '@throughline/api/auth/listen-allowed';
import { collector } from '@throughline/ingest/collector/collector';
import { type CollectorCounters, createCounters } from '@throughline/ingest/collector/counters';
import { openLmdbLog } from '@throughline/ingest/log/lmdb-log';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { compileCustomRules } from '@throughline/transform/channels/custom-rules';
import { openDeriver } from '@throughline/transform/derive/deriver';
import { openLoader } from '@throughline/transform/load/loader';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { migrate } from '@throughline/transform/warehouse/migrate';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { type Config, deriveSettings, identityRules } from '../config/config.ts';
import { health } from '../operations/health.ts';
import { monotonicClock } from './clock.ts';
import { holdDataFolder } from './data-folder.ts';
import type { Line } from './line.ts';
import { serveApi } from './serve-api.ts';
import { startWorker } from './worker.ts';

export interface EmbeddedOptions {
  readonly config: Config;
  readonly dataDir: string;
  readonly version: string;
  /** Opens the warehouse in a folder; ClickHouse inside this process by default. */
  readonly openWarehouse?: (options: { path: string }) => Promise<Warehouse>;
}

export interface Embedded {
  /** Every route of the product; `inject()` works without listening. */
  readonly app: FastifyInstance;
  readonly line: Line;
  /** Bearer of this process for commands on this machine. */
  readonly token: string;
  /** @throws ListenRefused for another host than this machine while no API key is configured. */
  listen(host: string, port: number): Promise<string>;
  close(): Promise<void>;
}

/** The embedded wiring: log, warehouse, worker, collectors and API in one process, on one folder. */
export async function openEmbedded({
  config,
  dataDir,
  version,
  openWarehouse = openEmbeddedWarehouse,
}: EmbeddedOptions): Promise<Embedded> {
  const release = holdDataFolder(dataDir);
  const opened: (() => Promise<unknown> | unknown)[] = [release];
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const clock = monotonicClock();
    const sources = await loadSources();
    const log = await openLmdbLog({
      path: join(dataDir, 'log'),
      partitions: config.log.partitions,
    });
    opened.push(() => log.close());
    const warehouse = await openWarehouse({ path: join(dataDir, 'warehouse') });
    opened.push(() => warehouse.close());
    await migrate(warehouse);

    const token = randomBytes(24).toString('base64url');
    const app = fastify({
      // Results go to standard output; whatever is logged goes to standard error.
      logger: {
        level: config.logLevel,
        redact: ['req.headers.authorization'],
        stream: process.stderr,
      },
      logController: new LogController({ disableRequestLogging: true }),
      trustProxy: config.trustProxy,
      routerOptions: { maxParamLength: 256 },
    });
    opened.push(() => app.close());
    const map = deliveryMapper(sources, config.accounts, identityRules(config));
    const loader = await openLoader(warehouse, {
      map: ({ delivery }) => map(delivery),
      classification: { customRules: compileCustomRules(config.channels.rules) },
      rulesVersion: deriveSettings(config).channelRules,
      clock,
    });
    const deriver = await openDeriver(warehouse, deriveSettings(config), clock);
    const worker = await startWorker(log, loader, deriver, (error, what) =>
      app.log.error({ err: error }, what),
    );
    opened.push(() => worker.stop());
    const line: Line = {
      log,
      warehouse,
      deriver,
      worker,
      sources,
      accounts: config.accounts,
      clock,
      imports: new Map(),
    };

    await registerRoutes(app, config, line, token, createCounters());
    await app.ready();
    return {
      app,
      line,
      token,
      async listen(host, port) {
        listenAllowed(host, config.apiKeys);
        const url = await app.listen({ host, port });
        const file = join(dataDir, 'server.json');
        writeFileSync(file, JSON.stringify({ pid: process.pid, url, token, version }), {
          mode: 0o600,
        });
        opened.push(() => rmSync(file, { force: true }));
        return url;
      },
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function registerRoutes(
  app: FastifyInstance,
  config: Config,
  line: Line,
  token: string,
  metrics: CollectorCounters,
): Promise<void> {
  const { perMinute } = config.rateLimit;
  await app.register(collector, {
    sources: line.sources,
    accounts: config.accounts,
    log: line.log,
    clock: line.clock,
    metrics,
    limits: { rate: perMinute > 0 && { max: perMinute, windowMs: 60_000 } },
  });
  await app.register(health, { line });
  await serveApi(app, config, line, token);
}
