import { migrations, SchemaError } from './migrate.ts';
import { type Warehouse, WarehouseUnavailable } from './warehouse.ts';

/**
 * For a process that reads the schema and does not make it.
 * @throws WarehouseUnavailable while migrations are missing: the process that makes them is not done.
 * @throws SchemaError for a schema newer than this program.
 */
export async function assertMigrated(warehouse: Warehouse): Promise<void> {
  const known = migrations();
  const [table] = await warehouse.rows<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'migrations'",
  );
  const applied = table
    ? await warehouse.rows<{ number: number; name: string }>(
        'SELECT DISTINCT number, name FROM migrations',
      )
    : [];
  const newer = applied.find(({ number }) => !known.some((mine) => mine.number === number));
  if (newer)
    throw new SchemaError(
      'schema_newer',
      `The warehouse has migration ${newer.name}, which this version does not know: start a newer version.`,
    );
  const missing = known.filter(({ number }) => !applied.some((done) => done.number === number));
  if (missing.length > 0)
    throw new WarehouseUnavailable(
      `The warehouse lacks migration ${missing[0]!.name}: a worker applies it at its start, or \`throughline migrate\` does.`,
    );
}
