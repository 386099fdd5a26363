import { randomUUID } from 'node:crypto';
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client';
import { bounded } from './bounded.ts';
import { clickhouseWarehouse, SESSION_SETTINGS } from './clickhouse-warehouse.ts';
import { clusterSettings, clusterTranslator } from './cluster.ts';
import { quoted } from './clustered.ts';
import { connection } from './connection.ts';
import { lane } from './lane.ts';
import { isOutage, messageOf, outageName } from './outages.ts';
import { prepareServer } from './prepare-server.ts';
import { type ReadLimits, readQueue } from './read-queue.ts';
import { refusal } from './refusals.ts';
import { serially } from './serially.ts';
import { remembered } from './session-memory.ts';
import {
  DEFAULT_DEADLINES,
  type Deadlines,
  type Session,
  type Warehouse,
  WarehouseUnavailable,
} from './warehouse.ts';

export interface ServerOptions {
  /**
   * `http://` or `https://`, host and port of the HTTP interface of one server, of any in a cluster:
   * a session lives in the server that it began in.
   */
  readonly url: string;
  readonly database: string;
  readonly username: string;
  readonly password: string;
  /** Name of the cluster, as in the server's `remote_servers`; without it one server holds all. */
  readonly cluster?: string;
  /** How long the server keeps a session without a statement, and with it its temporary tables. */
  readonly sessionTimeoutSeconds?: number;
  /** Longest silence of the server; a long statement is not silent, it tells its progress. */
  readonly requestTimeoutMs?: number;
  readonly deadlines?: Partial<Deadlines>;
  readonly readLimits?: ReadLimits;
  /** How long a statement that was told to end may take for it, before its request is cut off. */
  readonly graceMs?: number;
}

const READS_AT_ONCE = 8;
const WRITES_AT_ONCE = 8;
/** Name of what is said to the server itself, in its own words on a cluster too. */
const UNTRANSLATED = 'server';
const PROGRESS_EVERY_MS = 10_000;
/** A session counts as forgotten a little before the server forgets it. */
const SHARE_OF_SESSION_TIMEOUT = 0.75;

/**
 * Opens a warehouse on a ClickHouse server over HTTP(S).
 * @throws WarehouseUnavailable when the server cannot be reached or cannot work now.
 * @throws WarehouseMisconfigured when the operator has to act (credentials, rights, database, version).
 */
export async function openClickHouseWarehouse(options: ServerOptions): Promise<Warehouse> {
  const { database, cluster, sessionTimeoutSeconds = 20, graceMs } = options;
  if (!/^[a-z][a-z0-9_]*$/.test(database)) throw new Error(`Not a database name: ${database}`);
  if (cluster) quoted(cluster);
  const { readMs, writeMs } = { ...DEFAULT_DEADLINES, ...options.deadlines };
  const failure = (error: unknown) => failureOf(error, options);
  const translate = cluster ? clusterTranslator(cluster, database) : undefined;
  const where = cluster ? ` ON CLUSTER ${quoted(cluster)}` : '';

  /** One connection of those that share a client's sockets, and what runs on it. */
  const connect = (client: ClickHouseClient, work: string) => {
    let running: { readonly query_id: string; readonly cutter: AbortController } | undefined;
    const own = connection(client, {
      begin: () => {
        const cutter = new AbortController();
        const query_id = `throughline-${work}-${randomUUID()}`;
        running = { query_id, cutter };
        return { query_id, abort_signal: cutter.signal };
      },
      failure,
      ...(translate && work !== UNTRANSLATED ? { translate } : {}),
    });
    const cancel = async () => {
      if (!running || !overseer) return;
      const { query_id: id } = running;
      await overseer.run(`KILL QUERY${where} WHERE query_id = {id:String} ASYNC`, { id });
    };
    const cut = () => running?.cutter.abort();
    const bounds = { cancel, cut, ...(graceMs === undefined ? {} : { graceMs }) };
    return { own, lane: lane(own, bounds) };
  };
  const within = (ms: number, client: ClickHouseClient, work: string): Session => {
    const { own, lane: one } = connect(client, work);
    return bounded(one, ms, own);
  };

  let overseer: Session | undefined;
  const first = clientsOf(options, {})({ database: undefined });
  const { replicas } = await prepareServer(within(readMs, first, UNTRANSLATED), options);
  const clients = clientsOf(options, cluster ? clusterSettings(replicas) : {});
  const writes = clients({ connections: WRITES_AT_ONCE });
  const readers = clients({
    connections: READS_AT_ONCE,
    settings: { max_execution_time: Math.ceil(readMs / 1000) },
  });
  // A connection of its own, because it is needed most when the others are all waiting.
  const overseeing = clients({ connections: 2 });
  overseer = connection(overseeing, { failure });
  const readLane = () => connect(readers, 'read').lane;
  const reads = readQueue({
    lanes: Array.from({ length: READS_AT_ONCE }, readLane),
    renew: async () => readLane(),
    ms: readMs,
    ...(options.readLimits && { limits: options.readLimits }),
  });
  let isClosed = false;
  // Several statements at once, so each is bounded by itself.
  const write = async <Result>(statement: (to: Session) => Promise<Result>): Promise<Result> => {
    if (isClosed) throw new WarehouseUnavailable('This connection to the warehouse is closed');
    return statement(within(writeMs, writes, 'write'));
  };

  return clickhouseWarehouse({
    writer: {
      run: (sql, parameters) => write((to) => to.run(sql, parameters)),
      insert: (table, columns, rows) => write((to) => to.insert(table, columns, rows)),
      rows: <Row>(sql: string, parameters?: Readonly<Record<string, unknown>>) =>
        write((to) => to.rows<Row>(sql, parameters)),
      columns: (sql, parameters) => write((to) => to.columns(sql, parameters)),
    },
    reads,
    // A server's statement can always be cut off: the next one is asked on another connection.
    stuck: new Promise(() => {}),
    async session(work) {
      const client = clients({
        sessionId: `throughline-${checkWork(work)}-${randomUUID()}`,
        settings: { session_timeout: sessionTimeoutSeconds, session_check: 0 },
      });
      const own = remembered(within(writeMs, client, work), {
        idleMs: sessionTimeoutSeconds * 1000 * SHARE_OF_SESSION_TIMEOUT,
        now: () => performance.now(),
      });
      return serially(own);
    },
    async abandon(work) {
      await within(readMs, overseeing, UNTRANSLATED).run(
        `KILL QUERY${where} WHERE query_id LIKE 'throughline-${checkWork(work)}-%' SYNC`,
      );
    },
    async close() {
      isClosed = true;
      await reads.close();
      await Promise.all([writes, readers, overseeing].map((client) => client.close()));
    },
  });
}

/** Makes clients that differ only in what a connection is for. */
function clientsOf(
  { url, username, password, requestTimeoutMs = 300_000, ...options }: ServerOptions,
  settings: ClickHouseSettings,
) {
  return (own: {
    database?: string | undefined;
    sessionId?: string;
    connections?: number;
    settings?: Readonly<Record<string, number>>;
  }) => {
    const database = 'database' in own ? own.database : options.database;
    return createClient({
      url,
      username,
      password,
      application: 'throughline',
      request_timeout: requestTimeoutMs,
      max_open_connections: own.connections ?? 1,
      // Each sign of progress is one more header; they add up over a long statement.
      max_response_headers_size: 4 * 1024 * 1024,
      // The quickest level: half of the processor time for a twelfth more bytes.
      compression: { request: { codec: 'gzip', level: 1 }, response: true },
      keep_alive: { enabled: true, eagerly_destroy_stale_sockets: true },
      use_multipart_params_auto: true,
      // The client would write statements with their values to the console.
      log: { level: ClickHouseLogLevel.OFF },
      clickhouse_settings: {
        ...SESSION_SETTINGS,
        // An error comes in the status and never after half of the data.
        wait_end_of_query: 1,
        send_progress_in_http_headers: 1,
        http_headers_progress_interval_ms: String(PROGRESS_EVERY_MS),
        ...settings,
        ...own.settings,
      },
      ...(database ? { database } : {}),
      ...(own.sessionId ? { session_id: own.sessionId } : {}),
    });
  };
}

/** Says which address was tried and what there is to check. */
function failureOf(error: unknown, { url, username, database }: ServerOptions): unknown {
  const address = new URL(url).origin;
  const refused = refusal(error, { address, username, database });
  if (refused) return refused;
  if (error instanceof WarehouseUnavailable) return error;
  if (!isOutage(error) && !isAnswerOfAnother(error)) return error;
  const name = outageName(error);
  const text = messageOf(error).slice(0, 500);
  const message =
    name !== undefined
      ? `The warehouse at ${address} cannot work now (${name}): ${text}`
      : `The warehouse at ${address} did not answer (${text}): check the address, and that the server runs and can be reached.`;
  return new WarehouseUnavailable(message, { cause: error });
}

/** The work is a part of names and patterns in the server, where a hyphen ends it. */
function checkWork(work: string): string {
  if (!/^[a-z]+$/.test(work)) throw new Error(`Not a name of a work: ${work}`);
  return work;
}

/**
 * Between this process and the server there may be a proxy. Its answers carry neither a number of the
 * engine nor a code; the client makes them an error with the body as the text.
 */
function isAnswerOfAnother(error: unknown): boolean {
  return (
    error instanceof Error &&
    Object.getPrototypeOf(error) === Error.prototype &&
    !('code' in error) &&
    (error.message === '' || GATEWAY.test(error.message))
  );
}

const GATEWAY =
  /^\s*<(!doctype|html)|bad gateway|gateway time-?out|service (temporarily )?unavailable|upstream|too many requests|no healthy|request timeout/i;
