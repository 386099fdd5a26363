import { WarehouseUnavailable } from './warehouse.ts';

/**
 * Errors of a healthy statement: the engine cannot work now, or cannot say whether it did. Names and
 * numbers are the engine's own.
 */
export const OUTAGES = {
  // Network, and one server that does not reach another.
  SOCKET_TIMEOUT: 209,
  NETWORK_ERROR: 210,
  DNS_ERROR: 198,
  CANNOT_READ_FROM_SOCKET: 95,
  CANNOT_WRITE_TO_SOCKET: 96,
  ALL_CONNECTION_TRIES_FAILED: 279,
  NO_FREE_CONNECTION: 203,
  NO_REMOTE_SHARD_AVAILABLE: 519,
  // Too much at once, or too slow under the load.
  TIMEOUT_EXCEEDED: 159,
  TOO_SLOW: 160,
  TOO_MANY_SIMULTANEOUS_QUERIES: 202,
  RECEIVED_ERROR_TOO_MANY_REQUESTS: 364,
  SERVER_OVERLOADED: 745,
  TCP_CONNECTION_LIMIT_REACHED: 749,
  HTTP_CONNECTION_LIMIT_REACHED: 762,
  USER_SESSION_LIMIT_EXCEEDED: 700,
  SESSION_REFUSED: 763,
  QUOTA_EXCEEDED: 201,
  TOO_MANY_PARTS: 252,
  TOO_MANY_MUTATIONS: 692,
  DEADLOCK_AVOIDED: 473,
  CANNOT_SCHEDULE_TASK: 439,
  // Memory and disk.
  MEMORY_LIMIT_EXCEEDED: 241,
  CANNOT_ALLOCATE_MEMORY: 173,
  MEMORY_RESERVATION_KILLED: 777,
  MEMORY_RESERVATION_FAILED: 778,
  RESOURCE_LIMIT_EXCEEDED: 776,
  NOT_ENOUGH_SPACE: 243,
  CANNOT_WRITE_TO_FILE_DESCRIPTOR: 75,
  CANNOT_FSYNC: 204,
  S3_ERROR: 499,
  SYSTEM_ERROR: 425,
  // Starting, stopping, cancelled.
  ABORTED: 236,
  QUERY_WAS_CANCELLED: 394,
  QUERY_WAS_CANCELLED_BY_CLIENT: 735,
  QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING: 216,
  ASYNC_LOAD_WAIT_FAILED: 722,
  TABLE_IS_BEING_RESTARTED: 733,
  // A session that is gone or still busy with a statement whose connection broke.
  SESSION_NOT_FOUND: 372,
  SESSION_IS_LOCKED: 373,
  // Replicas and the Keeper that coordinates them.
  TABLE_IS_READ_ONLY: 242,
  NO_ZOOKEEPER: 225,
  UNEXPECTED_ZOOKEEPER_ERROR: 244,
  KEEPER_EXCEPTION: 999,
  TOO_FEW_LIVE_REPLICAS: 285,
  UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE: 286,
  REPLICA_IS_NOT_IN_QUORUM: 289,
  UNKNOWN_STATUS_OF_INSERT: 319,
  NO_ACTIVE_REPLICAS: 254,
  TOO_MANY_RETRIES_TO_FETCH_PARTS: 255,
  ALL_REPLICAS_ARE_STALE: 369,
  REPLICA_STATUS_CHANGED: 416,
  CANNOT_ASSIGN_ALTER: 517,
  NOT_A_LEADER: 529,
  UNFINISHED: 341,
} as const;

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(OUTAGES).map(([name, code]) => [code, name]),
);

/** Number of the engine's error; undefined where the error does not come from the engine. */
export function engineCode(error: unknown): number | undefined {
  if (error instanceof WarehouseUnavailable)
    return error.cause ? engineCode(error.cause) : undefined;
  const { code } = error as { code?: unknown };
  // The embedded engine and the HTTP client carry a class of their own each; both give the number as text.
  return typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : undefined;
}

/**
 * Whether this error says that the warehouse cannot work now, and nothing about the statement: an
 * outage by the engine's number, or an error of the network or of a driver's connection by its code.
 * What has neither is a fault of the program (a value that cannot be sent, a defect): trying again
 * does not help, so it must not look as if it did.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof WarehouseUnavailable) return true;
  const code = engineCode(error);
  if (code !== undefined) return NAMES.has(code);
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)
    return false;
  const name = connectionCode(error);
  if (name !== undefined) return !FAULTS.test(name);
  return error instanceof Error && CLIENT_SENTENCES.has(error.message);
}

/** Codes of what was wrong before anything was sent: of Node's checks, and of the embedded engine's binding. */
const FAULTS =
  /^(ERR_(INVALID|OUT_OF_RANGE|STRING_TOO_LONG|BUFFER|MISSING|UNKNOWN)|CHDB_(BIND|SYNTAX|COMPILE|PLATFORM|ABI)$)/;

/** What the HTTP client and the embedded connection say without a code. */
const CLIENT_SENTENCES: ReadonlySet<string> = new Set([
  'Timeout error.',
  'The user aborted a request.',
  'socket hang up',
  'aborted',
  'ChdbConnection is closed',
]);

/** Code in words of an error or of what caused it: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `CHDB_CONNECTION`. */
function connectionCode(error: unknown): string | undefined {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1) {
    const { code } = one as { code?: unknown };
    if (typeof code === 'string' && !/^\d+$/.test(code)) return code;
  }
  return undefined;
}

/**
 * The engine's name of an outage; undefined where the engine said nothing. The name that the client
 * gives may be a word of the statement.
 */
export function outageName(error: unknown): string | undefined {
  return NAMES.get(engineCode(error) ?? Number.NaN);
}

/** Tells an outage from a statement that is wrong; the latter comes back as it is. */
export function outageOr(error: unknown): unknown {
  if (error instanceof WarehouseUnavailable || !isOutage(error)) return error;
  return new WarehouseUnavailable(messageOf(error), { cause: error });
}

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node gives no text to a connection refused on every address of a name, only the code.
  return error.message || String((error as { code?: unknown }).code ?? error.name);
}
