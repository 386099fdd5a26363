import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insert, openTestWarehouse } from '../testing/test-warehouse.ts';
import { readState } from './state.ts';

const PUBLISHED = { generation: 1, revision: '3', asOf: '2026-02-21T08:30:00.250000Z' };

describe('the published state', () => {
  let world: Warehouse;
  beforeAll(async () => {
    world = await openTestWarehouse();
  });
  afterAll(() => world.close());
  const state = () => readState(world.reader());
  /** One person and one block of costs are set aside, or derived after all. */
  const note = (is_open: boolean, noted_at: string) =>
    insert(
      world,
      'underivable',
      [
        { kind: 'person', key: 1, unit: 1 },
        { kind: 'cost', key: 2, unit: 2 },
      ].map((aside) => ({ ...aside, is_open, noted_at })),
    );

  it('says what is set aside for as long as it is', async () => {
    expect(await state()).toBeNull();
    await insert(world, 'publications', [
      { generation: 1, revision: 3, published_at: '2026-02-21 08:30:00.250000' },
    ]);
    expect(await state()).toEqual(PUBLISHED);
    await note(true, '2026-02-21 09:00:00.000000');
    expect(await state()).toEqual({
      ...PUBLISHED,
      setAside: { people: 1, entities: 0, blocks: 1 },
    });
    await note(false, '2026-02-21 10:00:00.000000');
    expect(await state()).toEqual(PUBLISHED);
  });

  it('is the newest one that is rolled up, where any is', async () => {
    await insert(world, 'rollups', [{ generation: 1, epoch: 2, revision: 3, made_with: 'rules' }]);
    await insert(world, 'publications', [
      { generation: 1, revision: 4, published_at: '2026-02-22 08:30:00.250000' },
    ]);
    expect(await state()).toEqual({ ...PUBLISHED, rollup: { epoch: 2, madeWith: 'rules' } });
  });
});
