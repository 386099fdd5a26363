import { expect, it } from 'vitest';
import { openPooledWarehouse } from '../testing/pooled-warehouse.ts';
import { dropInactive } from './drop-inactive.ts';

it('leaves no part on the disk that nobody reads', async () => {
  const warehouse = await openPooledWarehouse();
  const insert = (raw: string) =>
    warehouse.insert(
      'erase_targets',
      ['kind', 'key'],
      [
        [raw, '1'],
        ['other', '2'],
      ],
    );
  await insert('gone');
  await insert('gone too');
  await warehouse.run(
    "ALTER TABLE erase_targets DELETE WHERE kind LIKE 'gone%' SETTINGS mutations_sync = 2",
  );
  const parts = () =>
    warehouse.rows<{ active: 0 | 1 }>(
      "SELECT active FROM system.parts WHERE database = currentDatabase() AND table = 'erase_targets'",
    );
  expect((await parts()).some(({ active }) => active === 0)).toBe(true);
  expect(await dropInactive(warehouse)).toBe(0);
  expect((await parts()).every(({ active }) => active === 1)).toBe(true);
  await warehouse.close();
}, 60_000);
