import type { Fact } from '@throughline/ingest/contract/fact';
import { runs } from '@throughline/ingest/testing/long-runs';
import { expect, it } from 'vitest';
import { client, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

/** A fact that every check before the warehouse let through. */
function broken(fact: Fact): Fact {
  return { ...fact, id: 'no UUID at all' };
}

type TestLine = Awaited<ReturnType<typeof openTestLine>>;

/** The log hands out a range that failed again, as it was. */
async function untilLoaded(line: TestLine, ...deliveries: (readonly Fact[])[]) {
  for (let failed = 0; ; failed++) {
    try {
      return await line.load(...deliveries);
    } catch (error) {
      if (failed === 2) throw error;
      line.rewind(deliveries.length);
    }
  }
}

it('costs one row in bad_rows: the other records of the batch arrive, whatever delivery they came in', async () => {
  const line = await openTestLine();
  const visits: Fact[] = Array.from({ length: 9 }, (_, index) =>
    visit([client(`p${index}`)], '2026-03-01T10:00:00Z'),
  );
  const poisoned = [visits[3]!, broken(visits[4]!), visits[5]!];
  const result = await untilLoaded(line, visits.slice(0, 3), poisoned, visits.slice(6));

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
  for (let times = 0; times < 4; times++) {
    await expect(line.load([one])).rejects.toThrow(/identifiers/);
    line.rewind(1);
  }
  expect(await line.rows('SELECT * FROM bad_rows')).toEqual([]);
  await line.warehouse.run('RENAME TABLE gone TO identifiers');
  expect(await line.load([one])).toMatchObject({ accepted: 1, rejected: 0 });
  await line.close();
});

const unstorable: [string, object][] = [
  // No engine lists what a value can cause; these come from a log whose facts were made by older code.
  ['half of a surrogate pair', { name: 'Anna \ud83d' }],
  ['a time that no column holds', { occurredAt: 2 ** 70 }],
  ['a text where a list belongs', { identifiers: [{ type: 'user_id', value: ['x'] }] }],
];

it.each(unstorable.slice(0, runs(1, 3)))(
  'isolates %s, whatever the engine calls it',
  async (_what, change) => {
    const line = await openTestLine();
    const good = visit([client('a')], '2026-03-01T10:00:00Z');
    const bad = { ...visit([client('b')], '2026-03-01T11:00:00Z'), ...change } as unknown as Fact;
    const result = await untilLoaded(line, [good, bad]);
    expect(result.accepted + result.rejected).toBe(2);
    expect(
      await line.rows('SELECT count() AS good FROM events WHERE id = {id:UUID}', good),
    ).toEqual([{ good: '1' }]);
    expect(await line.advance()).toBeDefined();
    await line.close();
  },
);

it('takes a whole range of bad records for what it is, one by one', async () => {
  const line = await openTestLine();
  const bad = ['a', 'b', 'c'].map((id) => broken(visit([client(id)], '2026-03-01T10:00:00Z')));
  expect(await untilLoaded(line, bad)).toMatchObject({ accepted: 0, rejected: 3 });
  await line.close();
});

it('pauses where the engine cannot store although it can stage', async () => {
  const line = await openTestLine();
  await line.warehouse.run('ALTER TABLE events DROP COLUMN variant');
  const one = visit([client('a')], '2026-03-01T10:00:00Z');
  for (let times = 0; times < 4; times++) {
    await expect(line.load([one])).rejects.toThrow(/column variant/);
    line.rewind(1);
  }
  expect(await line.rows('SELECT * FROM bad_rows')).toEqual([]);
  await line.close();
});
