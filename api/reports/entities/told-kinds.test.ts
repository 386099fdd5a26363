import { client, costs, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { expect, it } from 'vitest';
import { readState } from '../state.ts';
import { toldKinds } from './told-kinds.ts';

it('are those of records and blocks that a source has told of, and none of an empty store', async () => {
  const line = await openTestLine();
  const reader = line.warehouse.reader();
  const told = async () => {
    const state = await readState(reader);
    return state && [...(await toldKinds(reader, state))].sort();
  };
  await line.load([visit([client('a')], '2026-03-01T10:00:00Z')]);
  await line.advance();
  expect(await told()).toEqual([]);
  await line.load([
    order('1', { client_id: client('a') }, '2026-03-02T10:00:00Z', 50),
    costs('2026-03-01', '2026-03-02T00:00:00Z', [{ campaign: 'brand', cost: 10 }]),
  ]);
  await line.advance();
  expect(await told()).toEqual(['ad_cost', 'order']);
  await line.close();
});
