import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '@throughline/ingest/contract/fact';
import { RecordError } from '@throughline/ingest/contract/record-error';
import type { MappedRecord } from '@throughline/ingest/contract/source';
import { openLmdbLog } from '@throughline/ingest/log/lmdb/log';
import { openLoader } from '@throughline/transform/load/loader';
import type { LogRange } from '@throughline/transform/load/replay/kept-plan';
import type { ReplayRange } from '@throughline/transform/load/replay/loads-of-range';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { LOAD_GROUP } from '../../line/line.ts';
import { type ReplayParameters, type ReplayParts, replay } from '../../operations/replay.ts';

/** What a delivery means: its facts, fewer or others; undefined for a delivery that cannot be read. */
export type Meaning = (facts: readonly Fact[]) => readonly Fact[] | undefined;

/** When the first load of a line was received; each later one a second after the one before. */
export const RECEIVED = 1_700_000_000_000_000;
export const SECOND = 1_000_000;

/** A line with a log of its own, so that what was loaded can be read again through another mapping. */
export async function openReplayableLine(meaning: Meaning) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-replay-'));
  const log = await openLmdbLog({ path: folder, partitions: 2 });
  const line = await openTestLine({ currency: 'EUR', vatRate: '0.20', degreeCap: 5 });
  const { warehouse, deriver } = line;
  const records = new Map<string, readonly Fact[]>();
  const ends = [0, 0];
  let current = meaning;
  let now = RECEIVED;
  let loads = 0;
  const loader = await openLoader(warehouse, {
    prepare: ({ delivery }) => {
      const facts = current(records.get(delivery.id)!);
      return { records: facts?.map((fact) => ({ facts: [fact] })) ?? [unreadable(delivery.id)] };
    },
    classification: { customRules: [] },
    rulesVersion: '1',
    clock: () => ++now,
  });
  const parts: ReplayParts = {
    ...{ log, warehouse, loader, deriver },
    mayReplay: () => true,
    clock: () => ++now,
  };

  return {
    ...{ log, warehouse, parts },
    rows: line.rows,
    snapshot: line.snapshot,
    advance: () => deriver.advance(),
    /** From now on deliveries mean this. */
    understand(other: Meaning) {
      current = other;
    },
    /** Loads deliveries of a source at once; they are received together. */
    async load(deliveries: readonly (readonly Fact[])[], source = 'test'): Promise<LogRange> {
      const receivedAt = RECEIVED + loads * SECOND;
      loads += 1;
      const positions = await log.append(
        deliveries.map((facts) => {
          const id = randomUUID();
          records.set(id, facts);
          const rest = { endpoint: 'test', headers: {}, query: '', body: new Uint8Array(1) };
          return {
            key: `load${loads % 3}`,
            delivery: { id, source, account: 'main', receivedAt, ...rest },
          };
        }),
      );
      const partition = positions[0]!.partition;
      const range = { partition, first: positions[0]!.offset, last: positions.at(-1)!.offset };
      const entries = await log.read(partition, range.first, positions.length);
      await loader.load({ ...range, repeated: false, entries, isStale: () => false });
      ends[partition] = range.last + 1;
      await log.seek(LOAD_GROUP, ends);
      return range;
    },
    replay: (range: ReplayRange = {}) => replay(parts, range, async () => {}),
    /**
     * Replays, and is killed right after its n-th step; then does it again as the next process would.
     * False when it was done before.
     */
    async replayKilledAfter(step: number): Promise<boolean> {
      let parameters: ReplayParameters = {};
      const keep = async (more: Partial<ReplayParameters>) => {
        parameters = { ...parameters, ...more };
      };
      const dying = dyingAfter(step);
      const wasKilled = await replay(dying.parts(parts), parameters, dying.step(keep)).then(
        () => false,
        () => true,
      );
      if (wasKilled) await replay(parts, parameters, keep);
      return wasKilled;
    },
    async close() {
      await loader.close();
      await warehouse.close();
      await log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function unreadable(id: string): MappedRecord {
  const { code, message, detail } = new RecordError('money_unreadable', { got: 'nothing' });
  return { rejection: { code, message, detail, position: 1, records: 1, raw: `of ${id}` } };
}

/** Ends a replay by an error once a step has been done, when nobody was told so. */
function dyingAfter(last: number) {
  let done = 0;
  const step =
    <Given extends readonly unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (done >= last) throw new Error('dead');
      const result = await work(...given);
      done += 1;
      if (done >= last) throw new Error('killed');
      return result;
    };
  const parts = (whole: ReplayParts): ReplayParts => ({
    ...whole,
    loader: { load: step(whole.loader.load) },
    deriver: { rebuild: step(whole.deriver.rebuild) },
    warehouse: {
      ...whole.warehouse,
      async session(work) {
        const session = await whole.warehouse.session(work);
        return { ...session, run: step(session.run), insert: step(session.insert) };
      },
    },
  });
  return { parts, step };
}
