import { row, type Writer } from '../warehouse/warehouse.ts';

/**
 * Removes rows of tables. A mutation that has nothing to do would be waited for just the same, so one statement counts
 * the rows of all tables before.
 */
export async function sweepWhere(
  warehouse: Writer,
  tables: readonly string[],
  where: string,
  parameters: Readonly<Record<string, number>>,
): Promise<void> {
  const counts = tables.map(
    (table, at) => `(SELECT count() FROM ${table} WHERE ${where}) AS n${at}`,
  );
  const leftover = await row<Record<string, string>>(
    warehouse,
    `SELECT ${counts.join(', ')}`,
    parameters,
  );
  for (const [at, table] of tables.entries())
    if (leftover[`n${at}`] !== '0')
      await warehouse.run(
        `ALTER TABLE ${table} DELETE WHERE ${where} SETTINGS mutations_sync = 2`,
        parameters,
      );
}
