import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A connection or a stream of the native library. */
type Handle = { readonly __handle: unique symbol };

/** The part of chDB's native library that is used here. Every query runs off the event loop. */
export interface NativeEngine {
  CreateConnection(folder: string): Handle;
  CloseConnection(connection: Handle): void;
  QueryAsyncConnection(
    connection: Handle,
    sql: string,
    format: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly rowsRead: number; readonly bytesRead: number }>;
  StreamQuery(connection: Handle, sql: string, format: string): Handle;
  StreamFetch(
    stream: Handle,
  ): Promise<{ readonly done: true } | { readonly done: false; readonly bytes: Uint8Array }>;
  StreamCancel(stream: Handle): void;
}

/**
 * chDB's own `Session` puts a close off until every statement of the process has ended: one long
 * statement would keep all the short-lived connections of a server open. So the library below it is
 * used, and a connection is closed as soon as its own statements have ended.
 */
export function nativeEngine(): NativeEngine {
  const require = createRequire(import.meta.url);
  const loader = require(join(dirname(require.resolve('chdb')), 'dist/loader.js')) as {
    loadNative(): NativeEngine;
  };
  return loader.loadNative();
}
