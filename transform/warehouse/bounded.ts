import type { Lane } from './lane.ts';
import type { Session } from './warehouse.ts';

/** A lane's connection as a session, each of its statements answered within `ms`. One at a time. */
export function bounded(lane: Lane, ms: number, connection: Pick<Session, 'isUsable'>): Session {
  return {
    run: (sql, parameters) => lane.use((own) => own.run(sql, parameters), { ms }),
    insert: (table, columns, rows) => lane.use((own) => own.insert(table, columns, rows), { ms }),
    rows: <Row>(sql: string, parameters?: Parameters<Session['rows']>[1]) =>
      lane.use((own) => own.rows<Row>(sql, parameters), { ms }),
    columns: (sql, parameters) => lane.use((own) => own.columns(sql, parameters), { ms }),
    isUsable: () => !lane.isLost() && connection.isUsable(),
    close: () => lane.close(),
  };
}
