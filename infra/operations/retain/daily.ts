import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { request } from '../requested.ts';

const DAY_US = 86_400_000_000;

/** Asks for the retention once a day. To be called by the process that derives, between two pieces of its work. */
export function retainDaily(
  warehouse: Pick<Warehouse, 'reader' | 'insert'>,
  clock: () => number,
): () => Promise<void> {
  let nextLook = 0;
  return async () => {
    const now = clock();
    if (now < nextLook) return;
    const [last] = await warehouse
      .reader()
      .rows<{ at: number }>(
        `SELECT toFloat64(toUnixTimestamp64Micro(max(requested_at))) AS at FROM operations WHERE kind = 'retain'`,
      );
    const due = (last?.at ?? 0) + DAY_US;
    if (now >= due) await request(warehouse, 'retain', {}, now);
    nextLook = now >= due ? now + DAY_US : due;
  };
}
