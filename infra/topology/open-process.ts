import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiKey } from '@throughline/api/auth/api-key';
import { FailedKeys } from '@throughline/api/auth/failed-keys';
import { listenAllowed } from '@throughline/api/auth/listen-allowed';
import { collector } from '@throughline/ingest/collector/collector';
import { type CollectorCounters, createCounters } from '@throughline/ingest/collector/counters';
import { sha256 } from '@throughline/ingest/contract/ids';
import { snippetRoute } from '@throughline/ingest/site/snippet-route';
import { loadSources } from '@throughline/ingest/sources/registry';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { type FastifyInstance, LogController } from 'fastify';
import { type Config, noticeSettings } from '../config/config.ts';
import { type Edge, openEdge } from '../http/edge.ts';
import { appendable } from '../line/appendable.ts';
import type { Line, Role } from '../line/line.ts';
import type { Worker } from '../line/worker.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { metricsRoute } from '../metrics/metrics-route.ts';
import { workerEvents } from '../metrics/worker-events.ts';
import { health } from '../operations/health.ts';
import { targetsOf } from '../operations/way-back/targets.ts';
import { monotonicClock } from './clock.ts';
import { holdDataFolder } from './data-folder.ts';
import { watchDisk } from './disk-watch.ts';
import { startFetchers } from './fetchers.ts';
import { lineWorker } from './line-worker.ts';
import { needsWarehouse, outerParts } from './outer-parts.ts';
import { serveApi } from './serve-api.ts';

export interface ProcessOptions {
  readonly config: Config;
  readonly roles: readonly Role[];
  readonly dataDir: string;
  readonly version: string;
  /** Opens the warehouse; as configured by default. */
  readonly openWarehouse?: (config: Config, dataDir: string) => Promise<Warehouse>;
}

export interface Process {
  /** Every route of its roles; `inject()` works without listening. */
  readonly app: FastifyInstance;
  readonly line: Line;
  /** Bearer of this process for commands on this machine. */
  readonly token: string;
  /**
   * Resolves once log and warehouse are open and the worker works. Until then `/health/ready` says
   * what is tried. Rejects with what the operator has to mend.
   */
  readonly connected: Promise<void>;
  /** Resolves once the schema of an earlier version is being migrated, if that comes to pass. */
  readonly upgrading: Promise<void>;
  /** Rejects once only a new process can go on; it is to end so that a supervisor starts the next one. */
  readonly failed: Promise<never>;
  /** @throws ListenRefused for another host than this machine while no API key is configured. */
  listen(host: string, port: number): Promise<string>;
  /** Takes in no more, lets what runs end, and closes everything. */
  close(): Promise<void>;
}

/** Opens a process of the line with these roles, over the log and the warehouse that are configured. */
export async function openProcess(options: ProcessOptions): Promise<Process> {
  const { config, roles, dataDir, version } = options;
  const closers: (() => Promise<unknown> | unknown)[] = [];
  const close = async () => {
    for (let one = closers.pop(); one; one = closers.pop()) await one();
  };
  const holdsFolder = !config.log.kafka || (!config.warehouse && needsWarehouse(roles));
  if (holdsFolder) closers.push(holdDataFolder(dataDir));
  try {
    const edge = newEdge(config);
    const { app } = edge;
    // Where log and warehouse are servers, the room on their disks is theirs to watch.
    const least = holdsFolder ? config.minFreeMb * 1024 * 1024 : 0;
    const disk = await watchDisk(dataDir, { least });
    closers.push(disk.stop);
    let worker: Worker | undefined;
    let onUpgrade: () => void = () => {};
    const upgrading = new Promise<void>((resolve) => {
      onUpgrade = resolve;
    });
    const startWorker = () =>
      lineWorker(
        config,
        line,
        workerEvents(metrics, line, app.log),
        (level, message, details) => app.log[level](details ?? {}, message),
        version,
        config.log.kafka || config.warehouse ? undefined : dataDir,
      );
    const parts = outerParts(options, app.log, startWorker, onUpgrade);
    const line: Line = {
      get log() {
        return parts.log.value;
      },
      get warehouse() {
        return parts.warehouse.value;
      },
      get worker() {
        return worker;
      },
      diskLow: disk.low,
      sources: await loadSources(undefined, config.packs.folder),
      accounts: config.accounts,
      clock: monotonicClock(),
      imports: new Map(),
    };
    const token = randomBytes(24).toString('base64url');
    const counters = createCounters();
    const metrics = createMetrics(line, counters);
    const used = [
      parts.log,
      ...(needsWarehouse(roles) ? [parts.warehouse] : []),
      ...(roles.includes('worker') ? [parts.worker] : []),
    ];
    const asked = { keys: apiKeys(config, token), failedKeys: new FailedKeys() };
    let fetching: () => readonly string[] = () => [];
    await app.register(health, {
      ...{ line, parts: used, notices: noticeSettings(config), ...asked },
      ...{ fetching: () => fetching(), targets: targetsOf(config.back) },
    });
    await app.register(metricsRoute, { metrics, ...asked, withReports: roles.includes('api') });
    if (roles.includes('collector')) await collect(app, config, line, counters);
    if (roles.includes('api')) await serveApi(edge, { ...config, dataDir }, line, asked);
    else app.setNotFoundHandler(edge.notFound);
    await app.ready();

    let fail: (why: Error) => void = () => {};
    const failed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    failed.catch(() => {});
    // Side by side: reports need no log, and what waits for one must not hide the state of the other.
    const opening = [
      parts.log.open().then((log) => closers.push(() => log.close())),
      ...(needsWarehouse(roles)
        ? [
            parts.warehouse.open().then((warehouse) => {
              closers.push(() => warehouse.close());
              warehouse.stuck.then((why) => {
                parts.warehouse.broke(why.message);
                app.log.fatal(why.message);
                fail(why);
              });
            }),
          ]
        : []),
    ];
    const connected = (async () => {
      await Promise.all(opening);
      if (!roles.includes('worker')) return;
      const fetchers = startFetchers(line);
      closers.push(() => fetchers.stop());
      fetching = fetchers.problems;
      const started = await parts.worker.open();
      closers.push(() => started.stop());
      worker = started;
    })();
    connected.catch(() => {});
    return {
      app,
      line,
      token,
      connected,
      upgrading,
      failed,
      async listen(host, port) {
        if (roles.includes('api')) listenAllowed(host, config.apiKeys);
        const url = await app.listen({ host, port });
        if (holdsFolder) {
          const file = join(dataDir, 'server.json');
          const text = JSON.stringify({ pid: process.pid, url, token, version });
          writeFileSync(file, text, { mode: 0o600 });
          closers.push(() => rmSync(file, { force: true }));
        }
        return url;
      },
      async close() {
        // Requests end before what they work on is closed.
        await app.close();
        parts.log.giveUp();
        parts.warehouse.giveUp();
        parts.worker.giveUp();
        await Promise.allSettled([...opening, connected]);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where keys are configured, commands on this machine come with the token of this process. */
function apiKeys(config: Config, token: string): readonly ApiKey[] {
  if (config.apiKeys.length === 0) return [];
  return [...config.apiKeys, { name: 'this machine', role: 'admin', sha256: sha256(token) }];
}

function newEdge(config: Config): Edge {
  return openEdge({
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
}

async function collect(
  app: FastifyInstance,
  config: Config,
  line: Line,
  metrics: CollectorCounters,
): Promise<void> {
  const { rateLimit, browsers } = config;
  const aMinute = (max: number) => max > 0 && { max, windowMs: 60_000 };
  await app.register(collector, {
    sources: line.sources,
    accounts: config.accounts,
    log: {
      append: async (records) => appendable(line).append(records),
      ends: () => line.log.ends(),
      read: (...asked) => line.log.read(...asked),
    },
    clock: line.clock,
    metrics,
    limits: {
      rate: aMinute(rateLimit.perMinute),
      browserRate: aMinute(browsers.perMinute),
    },
    ...(browsers.countryHeader && { countryHeader: browsers.countryHeader }),
  });
  // Where no site of one’s own sends, nobody asks for the snippet.
  if (config.accounts.some(({ source }) => source === 'site')) await app.register(snippetRoute);
}
