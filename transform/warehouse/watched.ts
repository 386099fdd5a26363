import type { Session } from './warehouse.ts';

export interface Watched extends Session {
  /** Since when (ms of the clock) its oldest unanswered statement has been waiting. */
  since(): number | undefined;
}

/** Notes which statements of a session are unanswered. */
export function watched(session: Session, now: () => number): Watched {
  const begun = new Map<symbol, number>();
  const noted = async <T>(work: () => Promise<T>): Promise<T> => {
    const own = Symbol();
    begun.set(own, now());
    try {
      return await work();
    } finally {
      begun.delete(own);
    }
  };
  return {
    run: (sql, parameters) => noted(() => session.run(sql, parameters)),
    insert: (table, columns, rows) => noted(() => session.insert(table, columns, rows)),
    rows: (sql, parameters) => noted(() => session.rows(sql, parameters)),
    columns: (sql, parameters) => noted(() => session.columns(sql, parameters)),
    isUsable: () => session.isUsable(),
    close: () => session.close(),
    since: () => [...begun.values()][0],
  };
}
