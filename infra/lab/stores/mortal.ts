import type { Warehouse } from '@throughline/transform/warehouse/warehouse';

/** A warehouse whose user ends after each statement that is not in `died` yet; `die` ends it, or throws. */
export function mortal(
  warehouse: Warehouse,
  died: readonly string[],
  die: (statement: string) => Promise<void>,
): Warehouse {
  const after = async (statement: string, work: () => Promise<void>) => {
    await work();
    if (!died.includes(statement)) await die(statement);
  };
  return {
    ...warehouse,
    run: (sql, parameters) => after(sql, () => warehouse.run(sql, parameters)),
    insert: (table, columns, rows) =>
      after(`${table} ${String('bytes' in rows ? '' : rows[0]?.[1])}`, () =>
        warehouse.insert(table, columns, rows),
      ),
  };
}
