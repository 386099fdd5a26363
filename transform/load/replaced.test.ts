import { expect, it } from 'vitest';
import { costs } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { replacedBlocks } from './replaced.ts';

const DAY = '2026-03-05';
const key = (account: number) => `ad_cost:google_ads:${account}:${DAY}:campaign`;
const row = (campaign: string, name: string) => ({ campaign, cost: 1, row: name });

it('counts rows of a block that stood there before and that the import does not hold', async () => {
  const line = await openTestLine();
  const before = '2026-03-06T00:00:00Z';
  const after = '2026-03-07T00:00:00Z';
  await line.load([
    costs(DAY, before, [row('brand', 'm'), row('brand', 'd'), row('sofas', 's')], key(1)),
    costs(DAY, before, [row('brand', 'm'), row('brand', 'd')], key(2)),
    costs(DAY, before, [row('brand', 'm')], key(3)),
  ]);
  await line.load([
    // Of three rows one is left: two are gone.
    costs(DAY, after, [{ ...row('brand', 'm'), cost: 2 }, row('brand', 'x')], key(1)),
    // None of the campaigns before.
    costs(DAY, after, [row('lamps', 'y')], key(2)),
    // Other figures of the same row.
    costs(DAY, after, [{ ...row('brand', 'm'), cost: 9 }], key(3)),
  ]);
  await line.warehouse.run(
    `INSERT INTO deliveries SELECT * REPLACE ('second' AS import_id) FROM deliveries WHERE offset = 1`,
  );
  expect(await replacedBlocks(line.warehouse, 'second')).toEqual([
    { block: key(1), rows: 2, others: false },
    { block: key(2), rows: 2, others: true },
  ]);
  expect(await replacedBlocks(line.warehouse, 'unknown')).toEqual([]);
  await line.close();
});
