import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { Published } from '../reports/answer.ts';
import { readDataRange, readState } from '../reports/state.ts';

/** What an answer of the newest state is read from. */
export async function published(warehouse: Pick<Warehouse, 'reader'>): Promise<Published> {
  const reader = warehouse.reader();
  const state = await readState(reader);
  return { reader, state, dataRange: state && (await readDataRange(reader, state)) };
}
