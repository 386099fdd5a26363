import { runs } from '@throughline/ingest/testing/long-runs';
import { expect, it } from 'vitest';
import { client, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { openDeriver } from './deriver.ts';
import { publish } from './publication.ts';
import { DEFAULT_DERIVE_SETTINGS } from './settings.ts';

const aVisit = (person: string) => visit([client(person)], '2026-03-01T10:00:00Z');
let now = 1_800_000_000_000_000;
const clock = () => ++now;

it('lets only one of two processes publish a revision', async () => {
  const line = await openTestLine();
  const [one, other] = [await line.warehouse.session('one'), await line.warehouse.session('other')];
  await publish(one, { generation: 1, revision: 1 }, 'settings', clock());
  await expect(
    publish(other, { generation: 1, revision: 1 }, 'settings', clock()),
  ).rejects.toMatchObject({ name: 'Fenced' });
  expect(await line.rows('SELECT revision FROM publications')).toEqual([{ revision: '1' }]);
  await line.close();
});

it('stops at its next statement when another process derives, which removes what was left half done', async () => {
  const line = await openTestLine();
  await line.load([aVisit('a')], [aVisit('b')]);
  let statements = 0;
  let allowed = Number.POSITIVE_INFINITY;
  const mayDerive = () => ++statements <= allowed;
  const first = openDeriver(line.warehouse, DEFAULT_DERIVE_SETTINGS, { clock, mayDerive });
  await first.advance();
  const needed = statements;
  const before = await line.snapshot();
  expect(first.isMidway()).toBe(false);

  await line.load([aVisit('c')]);
  // Deprived of its right at any moment of its work, it publishes nothing, and the next one starts clean.
  for (const share of [0.3, 0.9, 0.6, 0.98].slice(0, runs(2, 4))) {
    statements = 0;
    allowed = Math.floor(needed * share);
    first.takeOver();
    await expect(first.advance()).rejects.toMatchObject({ name: 'Fenced' });
    expect(await line.snapshot()).toBe(before);
  }
  expect(first.isMidway()).toBe(true);
  const second = openDeriver(line.warehouse, DEFAULT_DERIVE_SETTINGS, { clock });
  expect(await second.advance()).toMatchObject({ revision: 2 });
  const after = await line.snapshot();
  expect(await second.rebuild()).toMatchObject({ generation: 2 });
  expect(await line.snapshot()).toBe(after);
  await line.close();
});

it('stores nothing of a range that another process was given', async () => {
  const line = await openTestLine();
  line.lose();
  await expect(line.load([aVisit('a')])).rejects.toMatchObject({ name: 'Fenced' });
  expect(await line.rows('SELECT id FROM events')).toEqual([]);
  await line.close();
});
