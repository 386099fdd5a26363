import { migrate } from '@throughline/transform/warehouse/migrate';
import { openFolderWarehouse } from '../../topology/open-folder-warehouse.ts';
import { mortal } from './mortal.ts';
import { columnsOf, storedRows } from './stored-rows.ts';

/** What the process is started with, as JSON in its first argument. */
export interface MigrateOrders {
  readonly warehouse: string;
  /** Statements after which it has died already: it dies after the first other one. */
  readonly died?: readonly string[];
  /** A text of `storedRows` whose columns it writes. */
  readonly golden: string;
}

/** Its last word: after which statement it dies, or the rows once all is migrated. */
export type FromMigrating =
  | { readonly dies: string }
  | { readonly applied: readonly string[]; readonly rows: string };

const { warehouse: path, died, golden } = JSON.parse(process.argv[2]!) as MigrateOrders;
const tell = (what: FromMigrating) =>
  new Promise<void>((told) => process.send!(what, undefined, undefined, () => told()));

const warehouse = await openFolderWarehouse(path);
const dies = async (statement: string) => {
  await tell({ dies: statement });
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way.
  await new Promise(() => {});
};
const applied = await migrate(died ? mortal(warehouse, died, dies) : warehouse);
const rows = await storedRows(warehouse.reader(), columnsOf(golden));
await tell({ applied, rows });
await warehouse.close();
process.disconnect();
