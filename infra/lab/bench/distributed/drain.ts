import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '@throughline/ingest/log/event-log';
import { derivedTables } from '@throughline/transform/derive/derived-tables';
import { migrate } from '@throughline/transform/warehouse/migrate';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { LOAD_GROUP } from '../../../line/line.ts';
import { reached, untilVisible } from '../../../operations/visibility.ts';
import { openWarehouse } from '../../../topology/open-parts.ts';
import type { Child } from '../child.ts';
import { distributedConfig } from '../processes/addresses.ts';
import { type Usage, watchProcesses } from '../usage.ts';
import { startRole } from './line.ts';
import type { Servers } from './servers.ts';

/** What workers made of a backlog in an empty database. */
export interface Drained {
  /** Seconds from the start of the workers until all was committed, and until all was visible. */
  readonly loaded: number;
  readonly visible: number;
  readonly usages: ReadonlyMap<string, Usage>;
  /** Counts of facts and a hash of everything derived: equal for equal figures. */
  readonly figures: string;
}

export interface DrainOptions {
  readonly servers: Servers;
  readonly log: EventLog;
  readonly database: string;
  /** Workers from the start. */
  readonly workers: number;
  /** One more joins when a quarter is loaded, and the first leaves when half is. */
  readonly changes?: boolean;
}

/** Lets workers load everything in the log, from its beginning, into a database of its own. */
export async function drain(options: DrainOptions): Promise<Drained> {
  const { log, database } = options;
  const servers = { ...options.servers, at: { ...options.servers.at, database } };
  await log.seek(
    LOAD_GROUP,
    (await log.ends()).map(() => 0),
  );
  const warehouse = await openWarehouse(await distributedConfig(servers.at), 'unused');
  const workers = Array.from({ length: options.workers }, () =>
    startRole(servers, 'worker', { waits: true }),
  );
  try {
    await migrate(warehouse);
    return await measure(options, servers, warehouse, workers);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await warehouse.close();
  }
}

async function measure(
  { log, changes }: DrainOptions,
  servers: Servers,
  warehouse: Warehouse,
  workers: Child[],
): Promise<Drained> {
  const ends = await log.ends();
  const total = ends.reduce((sum, end) => sum + end, 0);
  const share = async () =>
    (await log.committed(LOAD_GROUP)).reduce((sum, offset) => sum + offset, 0) / total;
  const until = async (part: number) => {
    while ((await share()) < part) await sleep(50);
  };
  await Promise.all(workers.map((worker) => worker.message('prepared')));
  const watch = watchProcesses(servers.pids);
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  for (const [index, worker] of workers.entries()) {
    watch.add(`worker ${index + 1}`, worker.pid);
    worker.send({ begin: true });
  }
  if (changes) {
    await until(0.25);
    const joining = startRole(servers, 'worker');
    workers.push(joining);
    watch.add(`worker ${workers.length}`, joining.pid);
    await joining.message('listening');
    await until(0.5);
    await workers[0]!.stop();
  }
  while (!reached(await log.committed(LOAD_GROUP), ends)) await sleep(50);
  const loaded = since();
  await untilVisible({ log, warehouse, worker: undefined }, ends, 50);
  const visible = since();
  return { loaded, visible, usages: watch.end(), figures: await figuresOf(warehouse) };
}

async function figuresOf(warehouse: Warehouse): Promise<string> {
  const [counts] = await warehouse.rows<Record<string, string>>(
    `SELECT (SELECT uniqExact(id) FROM events) AS events, (SELECT count() FROM deliveries FINAL) AS deliveries,
       (SELECT count() FROM bad_rows FINAL) AS bad_rows`,
  );
  const derived = await derivedTables(warehouse);
  const hash = createHash('sha256').update(derived).digest('hex').slice(0, 16);
  const counted = Object.entries(counts!).map(([name, number]) => `${number} ${name}`);
  return `${counted.join(', ')}, derived ${hash}`;
}
