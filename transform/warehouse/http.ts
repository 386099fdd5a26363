import { randomUUID } from 'node:crypto';
import { ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client';
import { clickhouseWarehouse, SESSION_SETTINGS } from './clickhouse-warehouse.ts';
import { clusterSettings, clusterTranslator } from './cluster.ts';
import { quoted } from './clustered.ts';
import { connection } from './connection.ts';
import { isOutage, messageOf, outageName } from './outages.ts';
import { prepareServer } from './prepare-server.ts';
import { refusal } from './refusals.ts';
import { serially } from './serially.ts';
import { remembered } from './session-memory.ts';
import { type Warehouse, WarehouseUnavailable } from './warehouse.ts';

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
}

const READS_AT_ONCE = 8;
const WRITES_AT_ONCE = 8;
const PROGRESS_EVERY_MS = 10_000;
/** A session counts as forgotten a little before the server forgets it. */
const SHARE_OF_SESSION_TIMEOUT = 0.75;

/**
 * Opens a warehouse on a ClickHouse server over HTTP(S).
 * @throws WarehouseUnavailable when the server cannot be reached or cannot work now.
 * @throws WarehouseMisconfigured when the operator has to act (credentials, rights, database, version).
 */
export async function openClickHouseWarehouse(options: ServerOptions): Promise<Warehouse> {
  const { database, cluster, sessionTimeoutSeconds = 20 } = options;
  if (!/^[a-z][a-z0-9_]*$/.test(database)) throw new Error(`Not a database name: ${database}`);
  if (cluster) quoted(cluster);
  const failure = (error: unknown) => failureOf(error, options);
  const translate = cluster ? clusterTranslator(cluster, database) : undefined;
  const named = (work: string) => ({
    statementId: () => `throughline-${work}-${randomUUID()}`,
    failure,
    ...(translate ? { translate } : {}),
  });

  const first = clientsOf(options, {})({ database: undefined });
  const { replicas } = await prepareServer(connection(first, { failure }), options);
  const clients = clientsOf(options, cluster ? clusterSettings(replicas) : {});
  const writer = connection(clients({ connections: WRITES_AT_ONCE }), named('write'));
  const reader = connection(clients({ connections: READS_AT_ONCE }), named('read'));
  // A connection of its own, because it is needed most when the others are all waiting.
  const overseer = connection(clients({}), { failure });

  return clickhouseWarehouse({
    writer,
    readers: [reader],
    async session(work) {
      const client = clients({
        sessionId: `throughline-${checkWork(work)}-${randomUUID()}`,
        settings: { session_timeout: sessionTimeoutSeconds, session_check: 0 },
      });
      const own = remembered(connection(client, named(work)), {
        idleMs: sessionTimeoutSeconds * 1000 * SHARE_OF_SESSION_TIMEOUT,
        now: () => performance.now(),
      });
      return serially(own);
    },
    async abandon(work) {
      const where = cluster ? ` ON CLUSTER ${quoted(cluster)}` : '';
      await overseer.run(
        `KILL QUERY${where} WHERE query_id LIKE 'throughline-${checkWork(work)}-%' SYNC`,
      );
    },
    async close() {
      await Promise.all([writer, reader, overseer].map((each) => each.close()));
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
  if (error instanceof WarehouseUnavailable || !isOutage(error)) return error;
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
