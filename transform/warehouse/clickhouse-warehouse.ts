import type { Reader, Session, Warehouse, Writer } from './warehouse.ts';

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
  /** Taken in turn. */
  readonly readers: readonly Reader[];
  /** One more connection with temporary tables of its own; its statements run one after the other. */
  session(work: string): Promise<Session>;
  abandon(work: string): Promise<void>;
  /** Called once, when the sessions are closed. */
  close(): Promise<void>;
}

/** The port over a driver: a connection that writes, a few that read, and sessions on demand. */
export function clickhouseWarehouse({
  writer,
  readers,
  session,
  abandon,
  close,
}: Driver): Warehouse {
  const sessions = new Set<Session>();
  let turn = 0;
  let closing: Promise<void> | undefined;
  const next = () => readers[turn++ % readers.length]!;

  return {
    run: writer.run,
    insert: writer.insert,
    rows: writer.rows,
    columns: writer.columns,
    async session(work) {
      const opened = await session(work);
      const mine: Session = {
        ...opened,
        async close() {
          sessions.delete(mine);
          await opened.close();
        },
      };
      sessions.add(mine);
      return mine;
    },
    abandon,
    reader: () => ({
      rows: (sql, parameters) => next().rows(sql, parameters),
      columns: (sql, parameters) => next().columns(sql, parameters),
    }),
    close() {
      closing ??= Promise.allSettled([...sessions].map((each) => each.close())).then(close);
      return closing;
    },
  };
}
