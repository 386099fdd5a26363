import type { Session } from './warehouse.ts';

const DISCARD = 'SELECT 1 FORMAT Null';

/**
 * The embedded engine keeps what a statement had answered before it failed, and gives it out as the
 * beginning of the next answer of the same connection. Here a failure is followed by a statement
 * whose answer is thrown away. Only for a connection whose statements run one after the other.
 */
export function withoutLeftovers(session: Session): Session {
  let hasLeftovers = false;

  const clean = async <T>(work: () => Promise<T>): Promise<T> => {
    if (hasLeftovers) {
      await session.run(DISCARD);
      hasLeftovers = false;
    }
    try {
      return await work();
    } catch (error) {
      hasLeftovers = true;
      throw error;
    }
  };

  return {
    run: (sql, parameters) => clean(() => session.run(sql, parameters)),
    insert: (table, columns, rows) => clean(() => session.insert(table, columns, rows)),
    rows: (sql, parameters) => clean(() => session.rows(sql, parameters)),
    columns: (sql, parameters) => clean(() => session.columns(sql, parameters)),
    isUsable: () => session.isUsable(),
    close: () => session.close(),
  };
}
