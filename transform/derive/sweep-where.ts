import { row, type Writer } from '../warehouse/warehouse.ts';

/**
 * Removes rows of tables. A mutation that has nothing to do would be waited for just the same, so one statement counts
 * the rows of all tables before.
 * @returns whether there were any.
 */
export async function sweepWhere(
  warehouse: Writer,
  tables: readonly string[],
  where: string,
  parameters: Readonly<Record<string, number>>,
): Promise<boolean> {
  const counts = tables.map(
    (table, at) => `(SELECT count() FROM ${table} WHERE ${where}) AS n${at}`,
  );
  const leftover = await row<Record<string, string>>(
    warehouse,
    `SELECT ${counts.join(', ')}`,
    parameters,
  );
  const swept = tables.filter((_, at) => leftover[`n${at}`] !== '0');
  for (const table of swept)
    await warehouse.run(
      `ALTER TABLE ${table} DELETE WHERE ${where} SETTINGS mutations_sync = 2`,
      parameters,
    );
  return swept.length > 0;
}
