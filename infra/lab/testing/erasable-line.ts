import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { Fact } from '@throughline/ingest/contract/fact';
import type { Mapped } from '@throughline/ingest/contract/source';
import { FACTS_ENDPOINT, factsKept } from '@throughline/ingest/erasure/kept-facts';
import { screened } from '@throughline/ingest/erasure/screened';
import { LINE_HEADERS } from '@throughline/ingest/importing/file-lines';
import { openLmdbLog } from '@throughline/ingest/log/lmdb/log';
import { openLoader } from '@throughline/transform/load/loader';
import { openTestLine } from '@throughline/transform/testing/test-line';
import type { Retention } from '../../config/retention-schema.ts';
import { LOAD_GROUP } from '../../line/line.ts';
import {
  type EraseParameters,
  type EraseParts,
  erase,
  type Sealed,
} from '../../operations/erase/erase.ts';
import type { Subject } from '../../operations/erase/subject.ts';
import { type ReplayParts, replay } from '../../operations/replay.ts';
import { type Retained, type RetainParameters, retain } from '../../operations/retain/retain.ts';
import { type UndoParameters, undo } from '../../operations/undo.ts';
import { reached } from '../../operations/visibility.ts';

/** Later than every fact of a world. */
const UPTO = Date.parse('2030-01-01T00:00:00Z') * 1000;

/** A line with a log of its own, whose deliveries are facts, and on which people can be erased. */
export async function openErasableLine() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-erasable-'));
  const log = await openLmdbLog({ path: folder, partitions: 2 });
  const line = await openTestLine({ currency: 'EUR', vatRate: '0.20', degreeCap: 5 });
  const { warehouse, deriver } = line;
  const records = new Map<string, readonly Fact[]>();
  let now = UPTO;
  const clock = () => ++now;
  const map = (delivery: RawDelivery): Mapped =>
    delivery.endpoint === FACTS_ENDPOINT
      ? factsKept(delivery)
      : { records: (records.get(delivery.id) ?? []).map((fact) => ({ facts: [fact] })) };
  const loader = await openLoader(warehouse, {
    prepare: screened(log.keys, ({ delivery }) => map(delivery)),
    classification: { customRules: [] },
    rulesVersion: '1',
    clock,
  });
  const consumption = log.consume(LOAD_GROUP, async (batch) => {
    await loader.load(batch);
  });
  const parts: EraseParts = {
    ...{ log, warehouse, loader, deriver, map, clock },
    mayErase: () => true,
    version: 'test',
    settleMs: 0,
    graceMs: 0,
    // The pool's engine is shared: what is left on its disk is another test's.
    isCluster: true,
    timezone: 'UTC',
    sessionGapMinutes: 30,
  };
  const replayParts: ReplayParts = {
    ...{ log, warehouse, loader, deriver, clock },
    mayReplay: () => true,
  };

  async function loaded(): Promise<void> {
    const ends = await log.ends();
    while (!reached(await log.committed(LOAD_GROUP), ends))
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  return {
    ...{ log, warehouse, parts },
    rows: line.rows,
    snapshot: line.snapshot,
    /** Loads facts, each list as one delivery (of the source of its first), and derives them. */
    async load(deliveries: readonly (readonly Fact[])[], importId?: string): Promise<void> {
      await log.append(
        deliveries.map((facts, index) => {
          const id = randomUUID();
          records.set(id, facts);
          const headers: Record<string, string> =
            importId === undefined ? {} : { [LINE_HEADERS.importId]: importId };
          const rest = { headers, query: '', body: Buffer.from(String(index)) };
          const delivery = {
            id,
            source: facts[0]?.source ?? 'test',
            account: 'main',
            endpoint: 'test',
            receivedAt: clock(),
            ...rest,
          };
          return { key: `k${index % 5}`, delivery };
        }),
      );
      await loaded();
      while (await deriver.advance());
    },
    /** Erases whom an identifier names; killed after so many of its steps, it is begun again. */
    async erase(
      subject: Subject,
      killedAfter = Number.POSITIVE_INFINITY,
      keepsTotals = false,
    ): Promise<EraseParameters> {
      await log.keys.withSecret();
      const sealed = log.keys.wrap(JSON.stringify({ subject } satisfies Sealed));
      let parameters: EraseParameters = { sealed, upto: UPTO, isDryRun: false, keepsTotals };
      const id = randomUUID();
      let steps = 0;
      const keep = async (more: object) => {
        parameters = { ...parameters, ...more };
      };
      const dying = dyingParts(parts, () => {
        steps += 1;
        if (steps > killedAfter) throw new Error('killed');
      });
      try {
        await erase(id, dying, parameters, keep);
      } catch (error) {
        if (steps <= killedAfter) throw error;
        await erase(id, parts, parameters, keep);
      }
      return parameters;
    },
    /** Lets expire what has come to its time by now (µs since 1970 UTC); killed after so many of its steps, it is begun again. */
    async retain(
      retention: Retention,
      at: number,
      killedAfter = Number.POSITIVE_INFINITY,
    ): Promise<Retained> {
      let steps = 0;
      let parameters: RetainParameters = {};
      const keep = async (more: RetainParameters) => {
        parameters = { ...parameters, ...more };
      };
      const dying = dyingParts(parts, () => {
        steps += 1;
        if (steps > killedAfter) throw new Error('killed');
      });
      const rest = { retention, clock: () => at };
      try {
        return await retain({ ...dying, ...rest }, parameters, keep);
      } catch (error) {
        if (steps <= killedAfter) throw error;
        return await retain({ ...parts, ...rest }, parameters, keep);
      }
    },
    /** Undoes an import of a source; killed after so many of its steps, it is begun again. */
    async undo(
      importId: string,
      source: string,
      killedAfter = Number.POSITIVE_INFINITY,
    ): Promise<void> {
      await log.keys.withSecret();
      let parameters: UndoParameters = { importId, source };
      const keep = async (more: object) => {
        parameters = { ...parameters, ...more };
      };
      let steps = 0;
      const dying = dyingParts(parts, () => {
        steps += 1;
        if (steps > killedAfter) throw new Error('killed');
      });
      const undoing = { ...replayParts, log, loader, settleMs: 0 };
      const { deriver: dyingDeriver, warehouse: dyingWarehouse } = dying;
      try {
        await undo(
          { ...undoing, deriver: dyingDeriver, warehouse: dyingWarehouse },
          parameters,
          keep,
        );
      } catch (error) {
        if (steps <= killedAfter) throw error;
        await undo(undoing, parameters, keep);
      }
    },
    async replayAll(): Promise<void> {
      await replay(replayParts, {}, async () => {});
    },
    async close(): Promise<void> {
      await consumption.stop();
      await loader.close();
      await warehouse.close();
      await log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Everything that changes something is a step; the process may die before or after any of them. */
function dyingParts(parts: EraseParts, step: () => void): EraseParts {
  const stepped =
    <Given extends readonly unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      step();
      const result = await work(...given);
      step();
      return result;
    };
  const { log, warehouse, deriver } = parts;
  return {
    ...parts,
    log: {
      partitions: log.partitions,
      keys: log.keys,
      committed: (group) => log.committed(group),
      ends: () => log.ends(),
      read: (partition, from, limit) => log.read(partition, from, limit),
      append: stepped((entries) => log.append(entries)),
      destroy: stepped((positions) => log.destroy(positions)),
    },
    deriver: { rebuild: stepped((onProgress) => deriver.rebuild(onProgress)) },
    warehouse: {
      ...warehouse,
      async session(work) {
        const session = await warehouse.session(work);
        return { ...session, run: stepped(session.run), insert: stepped(session.insert) };
      },
    },
  };
}
