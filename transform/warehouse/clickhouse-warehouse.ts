import { setMaxListeners } from 'node:events';
import type { ReadQueue } from './read-queue.ts';
import type { Session, Warehouse, WarehouseUnavailable, Writer } from './warehouse.ts';
import { type Watched, watched } from './watched.ts';

/** Set once on every connection; the same over HTTP, where the client sends them with each request. */
export const SESSION_SETTINGS = {
  // An insert is answered when it is stored.
  async_insert: 0,
  // Rows that were removed and come again are no repetition; what is stored twice is told by its keys.
  insert_deduplicate: 0,
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  // One block an insert: what one insert brings into one partition becomes visible at once.
  max_insert_threads: '1',
  max_insert_block_size: '4000000',
  min_insert_block_size_rows: '4000000',
  min_insert_block_size_bytes: '2000000000',
  max_memory_usage: '4000000000',
} as const;

/** What differs between the embedded engine and a server. */
export interface Driver {
  /** Keeps nothing between its statements. */
  readonly writer: Writer;
  readonly reads: ReadQueue;
  /** One more connection with temporary tables of its own; its statements run one after the other. */
  session(work: string): Promise<Session>;
  abandon(work: string): Promise<void>;
  readonly stuck: Promise<WarehouseUnavailable>;
  /** Called once, when the sessions are closed. */
  close(): Promise<void>;
}

/** The port over a driver: a connection that writes, a few that read, and sessions on demand. */
export function clickhouseWarehouse({
  writer,
  reads,
  session,
  abandon,
  stuck,
  close,
}: Driver): Warehouse {
  const sessions = new Map<Watched, string>();
  let closing: Promise<void> | undefined;

  return {
    run: writer.run,
    insert: writer.insert,
    rows: writer.rows,
    columns: writer.columns,
    stuck,
    async session(work) {
      const opened = watched(await session(work), () => performance.now());
      const mine: Watched = {
        ...opened,
        async close() {
          sessions.delete(mine);
          await opened.close();
        },
      };
      sessions.set(mine, work);
      return mine;
    },
    unanswered(work) {
      const since = [...sessions]
        .filter(([, name]) => name === work)
        .flatMap(([{ since: of }]) => of() ?? []);
      return since.length > 0 ? performance.now() - Math.min(...since) : undefined;
    },
    abandon,
    reader(asker) {
      // A report asks many statements, and each of them listens.
      if (asker?.signal) setMaxListeners(0, asker.signal);
      return {
        rows: <Row>(sql: string, parameters?: Readonly<Record<string, unknown>>) =>
          reads.read((from) => from.rows<Row>(sql, parameters), asker),
        columns: (sql, parameters) => reads.read((from) => from.columns(sql, parameters), asker),
      };
    },
    close() {
      closing ??= Promise.allSettled([...sessions.keys()].map((each) => each.close())).then(close);
      return closing;
    },
  };
}
