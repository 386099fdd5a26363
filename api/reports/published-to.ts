import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Published } from './answer.ts';
import { readDataRange, readState } from './state.ts';

/** The newest state, with its days, as a connection sees it. */
export async function publishedTo(reader: Reader): Promise<Published> {
  const state = await readState(reader);
  return { reader, state, dataRange: state && (await readDataRange(reader, state)) };
}
