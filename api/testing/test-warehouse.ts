import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { migrate } from '@throughline/transform/warehouse/migrate';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';

let folder: string | undefined;
let databases = 0;

/** A migrated warehouse on the real embedded engine: one folder a process, a database a call. */
export async function openTestWarehouse(): Promise<Warehouse> {
  folder ??= mkdtempSync(join(tmpdir(), 'throughline-api-'));
  const warehouse = await openEmbeddedWarehouse({ path: folder, database: `api_${++databases}` });
  await migrate(warehouse);
  return warehouse;
}

export function removeTestWarehouses(): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
}

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
