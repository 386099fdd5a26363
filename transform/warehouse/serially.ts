import { type Session, WarehouseUnavailable } from './warehouse.ts';

/**
 * Runs the statements of a connection one after the other, in the order of the calls. One that fails
 * does not hold up the next; `close` waits for those that were begun.
 */
export function serially(session: Session): Session {
  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;

  const next = <T>(work: () => Promise<T>): Promise<T> => {
    if (closing)
      return Promise.reject(new WarehouseUnavailable('This connection to the warehouse is closed'));
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };

  return {
    run: (sql, parameters) => next(() => session.run(sql, parameters)),
    insert: (table, columns, rows) => next(() => session.insert(table, columns, rows)),
    rows: (sql, parameters) => next(() => session.rows(sql, parameters)),
    columns: (sql, parameters) => next(() => session.columns(sql, parameters)),
    isUsable: () => closing === undefined && session.isUsable(),
    close() {
      closing ??= last.then(() => session.close());
      return closing;
    },
  };
}
