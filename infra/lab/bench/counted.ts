import type { Session, Warehouse, Writer } from '@throughline/transform/warehouse/warehouse';

/** The warehouse, and how many statements its sessions were given: each is a round trip to a server. */
export function counted(warehouse: Warehouse): { readonly warehouse: Warehouse; total(): number } {
  let total = 0;
  const counting = <Kept extends Writer>(writer: Kept): Kept => ({
    ...writer,
    run(sql, parameters) {
      total += 1;
      return writer.run(sql, parameters);
    },
    insert(table, columns, rows) {
      total += 1;
      return writer.insert(table, columns, rows);
    },
    rows(sql, parameters) {
      total += 1;
      return writer.rows(sql, parameters) as never;
    },
    columns(sql, parameters) {
      total += 1;
      return writer.columns(sql, parameters);
    },
  });
  return {
    warehouse: {
      ...warehouse,
      session: async (work) => counting<Session>(await warehouse.session(work)),
    },
    total: () => total,
  };
}
