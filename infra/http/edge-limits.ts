/** What connections and bodies may take, so that nobody holds the process’s memory for long. */
export interface EdgeLimits {
  /** Bytes of bodies that are being received, in the whole process. */
  readonly bytesInFlight: number;
  /** What a body may take whatever its size. */
  readonly bodyMs: number;
  /** Beyond that, the slowest pace of a body: bytes a second since it began. */
  readonly bytesPerSecond: number;
  /** A body that brings fewer bytes than this in `quietMs` is given up. */
  readonly quietBytes: number;
  readonly quietMs: number;
  /** The same for files of an import, which a slow sender may stream. */
  readonly quietImportMs: number;
}

export const EDGE_LIMITS: EdgeLimits = {
  bytesInFlight: 256 * 1024 * 1024,
  bodyMs: 60_000,
  bytesPerSecond: 100_000,
  quietBytes: 1_024,
  quietMs: 10_000,
  quietImportMs: 120_000,
};

/** Limits of connections, as Node and fastify name them. */
export const CONNECTION_LIMITS = {
  maxConnections: 4_096,
  /** A socket on which nothing moves, in either direction; a report may take its time. */
  connectionTimeout: 300_000,
  headersTimeout: 20_000,
  /** How often Node looks for headers that take too long. */
  connectionsCheckingInterval: 2_000,
} as const;
