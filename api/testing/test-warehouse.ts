import { openPooledWarehouse } from '@throughline/transform/testing/pooled-warehouse';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';

/** A migrated warehouse on the real embedded engine, with nothing in it. */
export const openTestWarehouse: () => Promise<Warehouse> = openPooledWarehouse;

/** Inserts rows given as objects that all have the same fields. */
export async function insert(
  warehouse: Warehouse,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  await warehouse.insert(
    table,
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}
