import { expect, it } from 'vitest';
import { client, order, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { compact } from './compact.ts';

it('removes what later revisions replaced and changes nothing that is visible', async () => {
  const line = await openTestLine();
  for (const day of ['01', '02', '03', '04']) {
    await line.load([
      visit([client('a')], `2026-03-${day}T10:00:00Z`, { source: 'google', medium: 'cpc' }),
      order(day, { client_id: client('a') }, `2026-03-${day}T11:00:00Z`, 10),
    ]);
    await line.advance();
  }
  const before = await line.snapshot();
  const stored = async () =>
    Number((await line.rows<{ n: string }>('SELECT count() AS n FROM journey_rows'))[0]!.n);
  const grown = await stored();
  // The test clock stands in the past, so that every state counts as old.
  expect(await compact(line.warehouse, { owners: 1, keepSeconds: 0 })).toBe(4);
  expect(await stored()).toBeLessThan(grown);
  expect(await line.snapshot()).toBe(before);
  await line.load([order('05', { client_id: client('a') }, '2026-03-05T11:00:00Z', 10)]);
  await line.advance();
  const incremental = await line.snapshot();
  await line.deriver.rebuild();
  expect(await line.snapshot()).toBe(incremental);
  await line.close();
});
