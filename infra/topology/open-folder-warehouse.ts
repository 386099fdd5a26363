import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import {
  type Deadlines,
  type Warehouse,
  WarehouseUnavailable,
} from '@throughline/transform/warehouse/warehouse';
import { engineSettings } from './engine-settings.ts';

/**
 * Opens the warehouse of a data folder.
 * @throws WarehouseUnavailable with what to move away and what it costs: all that it holds can be made
 *   again from the log, but that is for the operator to order.
 */
export async function openFolderWarehouse(
  path: string,
  deadlines: Partial<Deadlines> = {},
): Promise<Warehouse> {
  try {
    return await openEmbeddedWarehouse({ path, deadlines, settings: engineSettings() });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new WarehouseUnavailable(
      `The warehouse in ${path} cannot be opened (${why}). Move it away (mv '${path}' '${path}.broken') and start: it is made again from all that the log holds, and only kept runs of the attribution report are lost.`,
      { cause: error },
    );
  }
}
