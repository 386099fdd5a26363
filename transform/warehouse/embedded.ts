import { mkdirSync } from 'node:fs';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { bounded } from './bounded.ts';
import { clickhouseWarehouse, SESSION_SETTINGS } from './clickhouse-warehouse.ts';
import { type BinaryRows, connection } from './connection.ts';
import { removeInsertedFiles, throughFile } from './inserted-file.ts';
import { type Lane, lane } from './lane.ts';
import { type ReadLimits, readQueue } from './read-queue.ts';
import { serially } from './serially.ts';
import { quotedText, sessionParameters } from './session-parameters.ts';
import { removeTornMutations } from './torn-mutations.ts';
import { unfinished } from './unfinished.ts';
import {
  DEFAULT_DEADLINES,
  type Deadlines,
  type Session,
  type Warehouse,
  WarehouseUnavailable,
} from './warehouse.ts';
import { withoutLeftovers } from './without-leftovers.ts';

type ClientConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

export interface EmbeddedOptions {
  readonly path: string;
  readonly database?: string;
  readonly deadlines?: Partial<Deadlines>;
  readonly readLimits?: ReadLimits;
  /** Of every connection, beside those that the program itself needs. */
  readonly settings?: Readonly<Record<string, number | string>>;
  /** How long a statement that was told to end may take for it, before its connection is given up. */
  readonly graceMs?: number;
  /** How long one whose connection was given up may go on, before the engine counts as stuck. */
  readonly stuckAfterMs?: number;
}

/** Connections for reading: each running statement holds a thread of Node's pool, which has 4 by itself. */
const READERS = Number(process.env.UV_THREADPOOL_SIZE ?? 4) < 12 ? 2 : 4;
/** Folders that this process has opened. */
const opened = new Set<string>();
/** Values of statements come in statements of their own. */
const EMBEDDED_SETTINGS = { max_query_size: 256 * 1024 * 1024 };

/**
 * Opens ClickHouse inside this process on a folder. One process holds a folder at a time, and one
 * process opens one folder; several databases can live in it.
 *
 * A statement past its deadline is killed from another connection. Where it does not end, its
 * connection is given up, and a session of the same work is refused until it has: nothing may be
 * written by two. If it goes on, only the end of the process ends it (`stuck`).
 */
export async function openEmbeddedWarehouse(options: EmbeddedOptions): Promise<Warehouse> {
  const { path, database = 'throughline', graceMs, stuckAfterMs = 60_000 } = options;
  if (!/^[a-z][a-z0-9_]*$/.test(database)) throw new Error(`Not a database name: ${database}`);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  // Of a folder that this process has open already there is nothing to clear.
  if (!opened.has(path)) {
    removeTornMutations(path);
    removeInsertedFiles(path);
  }
  opened.add(path);
  const { readMs, writeMs } = { ...DEFAULT_DEADLINES, ...options.deadlines };
  let connections = 0;
  const left = unfinished(stuckAfterMs);

  const connect = async (settings: Readonly<Record<string, number | string>> = {}) => {
    const chdb = createChdbConnection({ path });
    // chDB implements the client's connection; only its optional members are declared more loosely.
    const client = createClient({ connection: chdb as unknown as ClientConnection });
    for (const [name, value] of Object.entries({
      ...SESSION_SETTINGS,
      ...EMBEDDED_SETTINGS,
      ...options.settings,
      ...settings,
    }))
      await client.command({
        query: `SET ${name} = ${typeof value === 'string' && !/^\d+$/.test(value) ? `'${value}'` : value}`,
      });
    await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` });
    await client.command({ query: `USE ${database}` });
    const insertBinary = ({ into, structure, bytes }: BinaryRows) =>
      throughFile(path, bytes, (name) =>
        client.command({
          query: `${into} SELECT * FROM file(${name}, 'RowBinary', ${quotedText(structure)})`,
        }),
      );
    return withoutLeftovers(connection(client, { bind: sessionParameters(), insertBinary }));
  };
  const openLane = async (
    work: string,
    overseer: Session,
    settings: Readonly<Record<string, number | string>> = {},
  ): Promise<{ lane: Lane; own: Session }> => {
    // The engine gives statements ids of its own, so they are known by a setting of their connection.
    const mark = `throughline-${process.pid}-${++connections}`;
    const own = await connect({ ...settings, log_comment: mark });
    const kill = "KILL QUERY WHERE Settings['log_comment'] = {mark:String} ASYNC";
    const cancel = () => overseer.run(kill, { mark });
    const opts = { cancel, onLost: (ended: Promise<unknown>) => left.add(work, ended) };
    return { own, lane: lane(own, graceMs === undefined ? opts : { ...opts, graceMs }) };
  };

  try {
    const overseer = serially(await connect());
    const session = async (work: string): Promise<Session> => {
      left.refuse(work);
      const made = await openLane(work, overseer);
      return serially(bounded(made.lane, writeMs, made.own));
    };
    const readLane = async () =>
      (await openLane('', overseer, { max_execution_time: Math.ceil(readMs / 1000) })).lane;
    const writer = await session('write');
    const lanes = await Promise.all(Array.from({ length: READERS }, readLane));
    const { readLimits: limits } = options;
    const reads = readQueue({ lanes, renew: readLane, ms: readMs, ...(limits && { limits }) });
    return clickhouseWarehouse({
      writer,
      reads,
      session,
      stuck: left.stuck,
      // The statements of a process die with it; its own that were given up are waited for.
      abandon: async (work) => left.refuse(work),
      close: async () => {
        await Promise.all([writer.close(), reads.close()]);
        await overseer.close();
        opened.delete(path);
      },
    });
  } catch (error) {
    throw new WarehouseUnavailable(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
