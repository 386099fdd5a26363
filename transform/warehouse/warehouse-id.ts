import { randomUUID } from 'node:crypto';
import { dateTime64 } from './date-time.ts';
import type { Warehouse } from './warehouse.ts';

/** The id of a warehouse, which is made where it has none. `now` is µs since 1970 UTC. */
export async function warehouseId(
  warehouse: Pick<Warehouse, 'rows' | 'insert'>,
  now: number,
): Promise<string> {
  const known = await readId(warehouse);
  if (known !== undefined) return known;
  await warehouse.insert('warehouse_id', ['id', 'made_at'], [[randomUUID(), dateTime64(now)]]);
  // Another process may have done the same in this moment.
  return (await readId(warehouse))!;
}

async function readId(warehouse: Pick<Warehouse, 'rows'>): Promise<string | undefined> {
  const [oldest] = await warehouse.rows<{ id: string }>(
    'SELECT toString(id) AS id FROM warehouse_id ORDER BY made_at, id LIMIT 1',
  );
  return oldest?.id;
}
