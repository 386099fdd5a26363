import { LogMisconfigured } from '@throughline/ingest/log/event-log';
import { expect, it } from 'vitest';
import { alignOffsets } from './align-offsets.ts';

const ID = '00000000-0000-4000-8000-000000000001';

interface World {
  readonly ends: number[];
  readonly committed: number[];
  /** First offset that the warehouse has not booked. */
  readonly loaded: number[];
  readonly note?: object;
  /** First offset that the log still has. */
  readonly begins?: number[];
  readonly canBegin?: boolean;
}

async function aligned({ begins = [0, 0], canBegin = true, ...world }: World) {
  const done: { seek?: readonly number[]; begin?: readonly number[]; note?: object } = {};
  const said: string[] = [];
  await alignOffsets({
    log: {
      partitions: 2,
      ends: async () => world.ends,
      committed: async () => world.committed,
      note: async () => world.note && JSON.stringify(world.note),
      async keepNote(_, text) {
        done.note = JSON.parse(text) as object;
      },
      async seek(_, offsets) {
        done.seek = offsets;
      },
      async read(partition, from) {
        const offset = Math.max(from, begins[partition]!);
        return offset < world.ends[partition]! ? [{ offset } as never] : [];
      },
      ...(canBegin && {
        async beginAt(offsets: readonly number[]) {
          done.begin = offsets;
        },
      }),
    },
    warehouse: {
      insert: async () => {},
      rows: async <Row>(sql: string) =>
        (sql.includes('warehouse_id')
          ? [{ id: ID }]
          : world.loaded.map((next, partition) => ({ partition, next }))) as Row[],
    },
    clock: () => 1,
    say: (level, message) => said.push(`${level}: ${message}`),
  });
  return { ...done, said };
}

it('a warehouse that holds what was committed stays as it is, and is known from then on', async () => {
  const world = { ends: [9, 9], committed: [5, 7], loaded: [5, 8] };
  expect(await aligned({ ...world, note: { warehouse: ID } })).toEqual({ said: [] });
  expect(await aligned(world)).toEqual({ note: { warehouse: ID }, said: [] });
});

it('one that lacks some of it is loaded again from there, and says how far', async () => {
  const { note, seek, said } = await aligned({
    ...{ ends: [9, 9], committed: [5, 7], loaded: [0, 7], note: { warehouse: ID } },
  });
  expect(seek).toEqual([0, 7]);
  expect(note).toEqual({ warehouse: ID, reloadUntil: [5, 7] });
  expect(said[0]).toContain('warn: The warehouse lacks deliveries');
});

it('another one is loaded again from the beginning of the log', async () => {
  const { note, seek, said } = await aligned({
    ...{ ends: [9, 9], committed: [5, 7], loaded: [9, 9], note: { warehouse: 'another' } },
    begins: [2, 0],
  });
  expect(seek).toEqual([2, 0]);
  expect(note).toEqual({ warehouse: ID, reloadUntil: [5, 7] });
  expect(said[0]).toContain('another warehouse');
});

it('a reload that was cut off is one until it has come as far as before', async () => {
  const { note, seek } = await aligned({
    ...{ ends: [9, 9], committed: [3, 7], loaded: [2, 7] },
    note: { warehouse: ID, reloadUntil: [5, 7] },
  });
  expect(seek).toEqual([2, 7]);
  expect(note).toEqual({ warehouse: ID, reloadUntil: [5, 7] });
});

it('records that the log has dropped are not asked for at each start', async () => {
  const { seek } = await aligned({
    ...{ ends: [9, 9], committed: [5, 7], loaded: [0, 7], note: { warehouse: ID } },
    begins: [5, 0],
  });
  expect(seek).toBeUndefined();
});

it('an empty log beside a warehouse begins behind what that knows', async () => {
  const { begin, seek, said } = await aligned({ ends: [0, 0], committed: [0, 0], loaded: [5, 7] });
  expect([begin, seek]).toEqual([
    [5, 7],
    [5, 7],
  ]);
  expect(said[0]).toContain('warn: The log is new');
});

it('a log that ends before what was loaded of it is refused', async () => {
  const short = { committed: [3, 3], loaded: [5, 7], note: { warehouse: ID } };
  await expect(aligned({ ...short, ends: [3, 3] })).rejects.toBeInstanceOf(LogMisconfigured);
  await expect(
    aligned({ ...short, ends: [0, 0], committed: [0, 0], canBegin: false }),
  ).rejects.toThrow(/older copy/);
});
