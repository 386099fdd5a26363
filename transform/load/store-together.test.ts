import { expect, it } from 'vitest';
import { client, costs, email, order, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const anna = visit([client('anna')], '2026-03-01T10:00:00Z');
const boris = visit([client('boris')], '2026-03-01T11:00:00Z');
const sale = order('1', { email: email('anna') }, '2026-03-02T10:00:00Z', 50);
const spent = costs('2026-03-01', '2026-03-02T00:00:00Z', [{ campaign: 'brand', cost: 10 }]);

const batches = [
  [anna, sale],
  [anna, boris, spent],
  [boris, sale, spent],
];

async function stored(together: boolean) {
  const line = await openTestLine();
  const results = together ? await Promise.all(batches.map((facts) => line.load(facts))) : [];
  if (!together) for (const facts of batches) results.push(await line.load(facts));
  await line.advance();
  const books = await line.rows(
    'SELECT offset, accepted, duplicates, events, entities, slices FROM deliveries ORDER BY offset',
  );
  const facts = await line.rows<{ kind: string }>(
    `SELECT 'event' AS kind, count() AS number FROM events
     UNION ALL SELECT 'entity', count() FROM entities UNION ALL SELECT 'slice', count() FROM slices`,
  );
  facts.sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const derived = await line.snapshot();
  await line.close();
  return {
    books,
    facts,
    derived,
    counts: results.map(({ accepted, duplicates }) => [accepted, duplicates]),
  };
}

it('stores batches that wait together as it stores them one after the other', async () => {
  const one = await stored(true);
  // The first goes alone; the second and third are stored as one, and share a visit and the costs.
  expect(one.counts).toEqual([
    [2, 0],
    [2, 1],
    [0, 3],
  ]);
  expect(one).toEqual(await stored(false));
});
