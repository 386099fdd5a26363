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
    warehouse.rows<{ name: string; active: 0 | 1 }>(
      "SELECT name, active FROM system.parts WHERE database = currentDatabase() AND table = 'erase_targets'",
    );
  const unread = (await parts()).filter(({ active }) => active === 0).map(({ name }) => name);
  expect(unread).not.toEqual([]);
  expect(await dropInactive(warehouse)).toBe(0);
  // A merge of what is left may have made others meanwhile.
  expect((await parts()).filter(({ name }) => unread.includes(name))).toEqual([]);
  await warehouse.close();
}, 60_000);
