import type { Fact } from '@throughline/ingest/contract/fact';
import { afterAll, expect, it } from 'vitest';
import { client, visit } from '../testing/facts.ts';
import { openTestLine, removeTestFolder } from '../testing/test-line.ts';

afterAll(removeTestFolder);

/** A fact that every check before the warehouse let through. */
function broken(fact: Fact): Fact {
  return { ...fact, id: 'no UUID at all' };
}

it('costs one row in bad_rows: the other records of the batch arrive, whatever delivery they came in', async () => {
  const line = await openTestLine();
  const visits: Fact[] = Array.from({ length: 9 }, (_, index) =>
    visit([client(`p${index}`)], '2026-03-01T10:00:00Z'),
  );
  const poisoned = [visits[3]!, broken(visits[4]!), visits[5]!];
  const result = await line.load(visits.slice(0, 3), poisoned, visits.slice(6));

  expect(result).toMatchObject({ accepted: 8, rejected: 1, reasons: { record_unstorable: 1 } });
  const stored = await line.rows<{ id: string }>(
    'SELECT toString(id) AS id FROM events ORDER BY id',
  );
  const expected = visits.filter((visit) => visit !== visits[4]).map(({ id }) => id);
  expect(stored.map(({ id }) => id)).toEqual(expected.sort());
  const bad = await line.rows('SELECT code, position, message FROM bad_rows');
  expect(bad).toEqual([
    { code: 'record_unstorable', position: 2, message: expect.stringContaining('UUID') },
  ]);
  const books = await line.rows('SELECT accepted, rejected FROM deliveries ORDER BY offset');
  expect(books).toEqual([
    { accepted: 3, rejected: 0 },
    { accepted: 2, rejected: 1 },
    { accepted: 3, rejected: 0 },
  ]);
  await line.close();
});

it('never takes an outage for a bad record', async () => {
  const line = await openTestLine();
  const one = visit([client('a')], '2026-03-01T10:00:00Z');
  await line.warehouse.run('RENAME TABLE identifiers TO gone');
  await expect(line.load([one])).rejects.toThrow(/identifiers/);
  expect(await line.rows('SELECT * FROM bad_rows')).toEqual([]);
  await line.warehouse.run('RENAME TABLE gone TO identifiers');
  expect(await line.load([one])).toMatchObject({ accepted: 1, rejected: 0 });
  await line.close();
});
