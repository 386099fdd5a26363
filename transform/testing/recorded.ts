import type { Warehouse, Writer } from '../warehouse/warehouse.ts';
import { asWritten } from './as-written.ts';

/** The warehouse, and every statement that was run on it or in one of its sessions. */
export function recorded(warehouse: Warehouse, statements: Set<string>): Warehouse {
  const recording = <W extends Writer>(writer: W): W => ({
    ...writer,
    async run(sql, parameters) {
      await writer.run(sql, parameters);
      statements.add(asWritten(sql));
    },
    async rows(sql, parameters) {
      const rows = await writer.rows(sql, parameters);
      statements.add(sql);
      return rows as never;
    },
    insert: (table, columns, rows) => writer.insert(table, columns, rows),
  });
  return {
    ...recording(warehouse),
    session: async (work) => recording(await warehouse.session(work)),
    abandon: (work) => warehouse.abandon(work),
    reader() {
      const reader = warehouse.reader();
      return {
        ...reader,
        rows(sql, parameters) {
          statements.add(sql);
          return reader.rows(sql, parameters);
        },
      };
    },
    close: () => warehouse.close(),
  };
}
