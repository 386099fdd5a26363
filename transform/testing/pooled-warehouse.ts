import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { openEmbeddedWarehouse } from '../warehouse/embedded.ts';
import { migrate } from '../warehouse/migrate.ts';
import type { Session, Warehouse } from '../warehouse/warehouse.ts';
import { testFolder } from './test-folder.ts';

/** A migrated database that nobody uses, with all of its tables empty. */
interface Idle {
  readonly warehouse: Warehouse;
  readonly schema: string;
}

interface TableOfSchema {
  readonly name: string;
  readonly rows: string | null;
  readonly definition: string;
}

const idle: Idle[] = [];
let databases = 0;

/**
 * Compiling an expression, and looking for a better plan of a statement, cost more than small tables ever give back.
 * A long run has the engine as it is, and so have the tests of whole lines.
 */
const SETTINGS = IS_LONG
  ? {}
  : {
      ...{ compile_expressions: 0, compile_aggregate_expressions: 0, compile_sort_description: 0 },
      query_plan_enable_optimizations: 0,
    };

/** What the schema itself has put down. */
const KEPT = 'migrations';
const SCHEMA = `SELECT name, toString(total_rows) AS rows, create_table_query AS definition
FROM system.tables WHERE is_temporary OR database = currentDatabase() ORDER BY name`;

/**
 * A migrated warehouse on the real embedded engine. A database is laid out once and used by one test after
 * another: `close()` ends what was opened on it and empties its tables. One whose schema a test has changed
 * is not used again.
 */
export async function openPooledWarehouse(): Promise<Warehouse> {
  const { warehouse, schema } = idle.pop() ?? (await layOut());
  const sessions = new Set<Session>();
  let closed: Promise<void> | undefined;

  const inUse = (): Warehouse => {
    if (closed)
      throw new Error('This warehouse was closed: another test may be using its database.');
    return warehouse;
  };
  async function giveBack(): Promise<void> {
    await Promise.all([...sessions].map((session) => session.close()));
    const tables = await warehouse.rows<TableOfSchema>(SCHEMA);
    if (schemaOf(tables) !== schema) return warehouse.close();
    for (const { name, rows } of tables)
      if (rows !== null && rows !== '0' && name !== KEPT)
        await warehouse.run(`TRUNCATE TABLE ${name}`);
    idle.push({ warehouse, schema });
  }

  return {
    run: async (sql, parameters) => inUse().run(sql, parameters),
    insert: async (table, columns, rows) => inUse().insert(table, columns, rows),
    rows: async (sql, parameters) => inUse().rows(sql, parameters),
    columns: async (sql, parameters) => inUse().columns(sql, parameters),
    reader: (asker) => inUse().reader(asker),
    async session(work) {
      const session = await inUse().session(work);
      sessions.add(session);
      return session;
    },
    abandon: async (work) => inUse().abandon(work),
    unanswered: (work) => warehouse.unanswered(work),
    stuck: warehouse.stuck,
    close() {
      closed ??= giveBack();
      return closed;
    },
  };
}

async function layOut(): Promise<Idle> {
  const warehouse = await openEmbeddedWarehouse({
    ...{ path: testFolder(), database: `test_${++databases}`, settings: SETTINGS },
  });
  await migrate(warehouse);
  return { warehouse, schema: schemaOf(await warehouse.rows<TableOfSchema>(SCHEMA)) };
}

function schemaOf(tables: readonly TableOfSchema[]): string {
  return tables.map(({ definition }) => definition).join('\n');
}
