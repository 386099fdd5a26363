import { sha256 } from '@throughline/ingest/contract/ids';
import { fenced } from '../warehouse/fenced.ts';
import { isExhaustion, mayBeOfRecord } from '../warehouse/may-be-of-record.ts';
import { sqlStatements } from '../warehouse/sql-file.ts';
import { sqlSteps, stepRunner } from '../warehouse/steps.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { workSession } from '../warehouse/work-session.ts';
import { compact } from './compact.ts';
import { constantsOf } from './constants.ts';
import { dirtyBatches, dirtyKinds, forget, takeDirty } from './dirty.ts';
import { type Failure, findCulprits, type Trial } from './find-culprits.ts';
import { dropGenerations, sweep, sweepTables } from './generations.ts';
import { EVERYTHING } from './key-range.ts';
import { type Pending, pending } from './pending.ts';
import { type Publication, publish } from './publication.ts';
import { type KeepRollups, rollupKeeper } from './rollup/rollup-keeper.ts';
import type { DeriveSettings } from './settings.ts';
import { findCompanies, type Job, OF_SLICES, STAGES, type Stage, truncate } from './stages.ts';
import {
  suspects as findSuspects,
  keepRows,
  keysOf,
  noteAside,
  type Suspect,
  tellMembers,
  touchAgain,
} from './underivable.ts';
import { Verdicts } from './verdicts.ts';
import { WorkTables, type WorkWriter } from './work-tables.ts';

export interface Advance extends Publication {
  /** Numbers of the loads that it brought into view. */
  readonly loads: readonly bigint[];
}

export interface Deriver {
  /** Derives what is dirty and publishes it; undefined when nothing is. */
  advance(): Promise<Advance | undefined>;
  /** Derives everything anew into a new generation. Reports progress from 0 to 1. */
  rebuild(onProgress?: (done: number) => void): Promise<Publication>;
  /**
   * To be called when this process becomes the one that derives: what another has left half done is
   * ended and removed before anything else is written.
   */
  takeOver(): void;
  /** Whether it has begun something that it has not published: its rows lie beside those that count. */
  isMidway(): boolean;
  close(): Promise<void>;
}

export interface DeriverOptions {
  /** µs since 1970 UTC. */
  readonly clock: () => number;
  /** Asked before each statement. Of all processes on a warehouse at most one may be told true. */
  readonly mayDerive?: () => boolean;
  /** Told when rows that nobody reads, or that were never published, were removed from the published generation. */
  readonly onSwept?: () => void;
  /** Of the program: what another one could not derive is tried again. */
  readonly version?: string;
  /**
   * Keeps the rollups that reports are answered from, at most so often while there is always something to derive.
   * Reports then show the newest state that is rolled up. Without it they are computed from the ledger.
   */
  readonly rollUp?: KeepRollups;
}

/** One derivation, through all the attempts at it. */
interface Task {
  readonly from: Publication;
  readonly generation: number;
  readonly batches: readonly bigint[] | 'all';
  /** Of what the batches touched; undefined where it can be anything. */
  readonly kinds: readonly string[] | undefined;
  readonly onProgress: (done: number) => void;
  readonly verdicts: Verdicts;
}

/** A derivation that stands before a stage: everything before it is done, and its keys are known. */
interface Prepared {
  readonly job: Job;
  readonly stage: Stage;
}

const url = import.meta.url;
const WORK = [...sqlStatements(url, './work.sql'), ...sqlStatements(url, './rollup/work.sql')];
const PUBLISH = sqlSteps(url, './publish.sql');
/** Grows with every release whose statements derive otherwise than before: tables are then made anew. */
const DERIVATION = 5;

/** Name of the deriver's sessions. */
const WORK_NAME = 'derive';
/** Outages end by themselves; what exceeds time or memory so often in a row may be one thing's fault. */
const EXHAUSTED_AFTER = 3;
/**
 * So many of those that changed may be at fault all together. A rebuild that fails for all is wrong, not
 * they: it would publish nothing of anybody.
 */
const MOST_OF_A_CHANGE = 20;

/**
 * Opens the deriver in a session of its own.
 *
 * Only one may work on a warehouse, and it can lose that right at any moment: the process was paused,
 * or cut off from the others. Therefore each statement asks first; whoever takes over ends what the
 * one before has left running; and a revision is published only if none has been published since.
 *
 * What cannot be derived stops nothing else. Where a stage fails by what it works on, the keys at fault
 * are found and set aside, and the derivation goes round them: they keep the rows that were published
 * last, and are tried again, alone and first, whenever they are touched.
 */
export function openDeriver(
  warehouse: Warehouse,
  settings: DeriveSettings,
  { clock, mayDerive = () => true, onSwept = () => {}, version = '', rollUp }: DeriverOptions,
): Deriver {
  const constants = constantsOf(settings);
  const fingerprint = sha256(JSON.stringify([constants, settings.duplicateRecords, DERIVATION]));
  const tables = new WorkTables(WORK);
  let prepared: Prepared | undefined;
  const session = workSession(warehouse, WORK_NAME, async (writer) => {
    prepared = undefined;
    slicesOf = undefined;
    tables.areNew();
    for (const statement of WORK) await writer.run(statement);
  });
  let broken = true;
  let isMidway = false;
  /** Generation and revision whose slices and rates lie in the work tables; undefined when none do. */
  let slicesOf: string | undefined;
  let mayHaveAside = true;
  let isNewVersion = true;
  let exhausted = 0;
  let before: Promise<unknown> = Promise.resolve();

  const use = <Result>(task: (writer: WorkWriter) => Promise<Result>) =>
    session.use((writer) =>
      task(
        tables.through(
          fenced(writer, () =>
            mayDerive() ? undefined : 'Another process derives this warehouse.',
          ),
        ),
      ),
    );

  const rollups = rollupKeeper(rollUp, use, clock, onSwept);

  /** One advance or rebuild at a time: each is many turns of the session. */
  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const result = before.then(task);
    before = result.catch(() => {});
    return result;
  };

  /** Lays out the work tables of an attempt, without what was set aside before. */
  async function begin(writer: WorkWriter, task: Task): Promise<Job> {
    const { from, generation, batches, kinds, verdicts, onProgress } = task;
    const hasSlices =
      kinds?.includes('slice') === false &&
      verdicts.aside.length === 0 &&
      `${generation} ${from.revision}` === slicesOf;
    prepared = undefined;
    slicesOf = undefined;
    if (broken) {
      await warehouse.abandon(WORK_NAME);
      if (await sweep(writer, from.revision)) onSwept();
    }
    broken = true;
    isMidway = true;
    const isEverything = batches === 'all';
    await truncate(
      writer,
      hasSlices ? tables.names.filter((name) => !OF_SLICES.includes(name)) : tables.names,
    );
    await takeDirty(writer, batches, isNewVersion ? version : undefined);
    if (verdicts.aside.length > 0)
      await writer.insert('work_aside', ['kind', 'key', 'error', 'is_exhausted'], verdicts.aside);
    return {
      ...{ writer, isEverything, hasSlices, onProgress },
      duplicateRecords: settings.duplicateRecords,
      hasGoals: settings.goals.length > 0,
      hasInternal: settings.internal.length > 0,
      parameters: {
        ...constants,
        generation,
        revision: from.revision + 1,
        visible: generation === from.generation ? from.revision : 0,
      },
      ...runners(writer, task),
    };
  }

  function runners(writer: WorkWriter, { kinds }: Task): Pick<Job, 'runner' | 'newRunner'> {
    const told = kinds && dirtyKinds(kinds);
    const newRunner = () => stepRunner(writer, writer.isEmpty, told);
    return { runner: newRunner(), newRunner };
  }

  async function find(job: Job, stage: Stage): Promise<void> {
    await job.runner.run(stage.finds, job.parameters);
    if (mayHaveAside && stage.kind === 'identifier') await touchAgain(job);
    if (stage.kind === 'person') await findCompanies(job);
  }

  /** Derives and publishes; or stands before a stage with keys that have failed before and were touched. */
  async function derive(
    task: Task,
    at: (stage: Stage | undefined) => void,
  ): Promise<Publication | (Prepared & { readonly suspects: readonly Suspect[] })> {
    return use(async (writer) => {
      const job = await begin(writer, task);
      for (const stage of STAGES) {
        at(stage);
        await find(job, stage);
        if (mayHaveAside) {
          await tellMembers(job, stage.kind);
          const touched = (await findSuspects(job, stage.kind, version)).filter(
            ({ key }) => !task.verdicts.isJudged(stage.kind, key),
          );
          if (touched.length > 0) {
            prepared = { job, stage };
            return { job, stage, suspects: touched };
          }
        }
        if (stage.kind !== 'slice' || !job.hasSlices) await stage.run(job, EVERYTHING);
      }
      at(undefined);
      if (mayHaveAside) {
        await keepRows(job);
        await noteAside(job, version, clock());
      }
      await job.runner.run(PUBLISH, job.parameters);
      const { generation, revision } = job.parameters as unknown as Publication;
      await publish(writer, { generation, revision }, fingerprint, clock());
      broken = false;
      isMidway = false;
      slicesOf = `${generation} ${revision}`;
      return { generation, revision };
    });
  }

  /** Tries a stage for some of its keys, after everything that comes before it. Publishes nothing. */
  function trial(task: Task, stage: Stage): Trial {
    const onProgress = () => {};
    const stand = async (writer: WorkWriter): Promise<Job> => {
      if (prepared?.stage === stage) return prepared.job;
      const job = await begin(writer, { ...task, onProgress });
      for (const each of STAGES) {
        await find(job, each);
        if (each === stage) break;
        await each.run(job, EVERYTHING);
      }
      await tellMembers(job, stage.kind);
      prepared = { job, stage };
      return job;
    };
    return {
      keys: (range) => use(async (writer) => keysOf(await stand(writer), stage.kind, range)),
      attempt: (range) =>
        use(async (writer): Promise<Failure | undefined> => {
          const job = await stand(writer);
          await truncate(writer, stage.fills);
          await sweepTables(writer, task.from.revision, stage.writes);
          try {
            await stage.run({ ...job, ...runners(writer, task), writer, onProgress }, range);
            return undefined;
          } catch (error) {
            const isExhausted = isExhaustion(error);
            if (!mayBeOfRecord(error) && !isExhausted) throw error;
            return { error, isExhausted };
          }
        }),
    };
  }

  /** Derives and publishes, around what cannot be derived. */
  async function deriveAround(
    from: Publication,
    generation: number,
    batches: readonly bigint[] | 'all',
    kinds?: readonly string[],
    onProgress: (done: number) => void = () => {},
  ): Promise<Publication> {
    const verdicts = new Verdicts();
    const task = { from, generation, batches, kinds, onProgress, verdicts };
    for (;;) {
      let failedAt: Stage | undefined;
      try {
        const done = await derive(task, (stage) => {
          failedAt = stage;
        });
        if ('revision' in done) {
          exhausted = 0;
          isNewVersion = false;
          return done;
        }
        const { attempt } = trial(task, done.stage);
        for (const { key, known } of done.suspects)
          verdicts.judge(done.stage.kind, key, known ?? (await attempt({ from: key, to: key })));
      } catch (error) {
        const isOften = isExhaustion(error) && ++exhausted >= EXHAUSTED_AFTER;
        // A rebuild that failed is not begun again by itself.
        const isWorth =
          mayBeOfRecord(error) || isOften || (isExhaustion(error) && batches === 'all');
        if (!failedAt || !isWorth) throw error;
        const culprits = await findCulprits(
          EVERYTHING,
          trial(task, failedAt),
          batches === 'all' ? 1 : MOST_OF_A_CHANGE,
        );
        if (culprits.size === 0) throw error;
        for (const [key, failure] of culprits) verdicts.judge(failedAt.kind, key, failure);
        mayHaveAside = true;
      }
    }
  }

  /** What there is to do, and whether anything is set aside. */
  async function look(): Promise<Pending> {
    const found = await use((writer) => pending(writer, version));
    mayHaveAside = found.isAside;
    return found;
  }

  async function rebuild(
    { published: from, rolled }: Pending,
    onProgress?: (done: number) => void,
  ): Promise<Publication> {
    await rollups.forget(rolled);
    const batches = await use((writer) => dirtyBatches(writer, 1_000_000));
    const published = await deriveAround(from, from.generation + 1, 'all', undefined, onProgress);
    await use(async (writer) => {
      await forget(writer, batches);
    });
    await rollups.keep(published, rolled);
    await use(async (writer) => {
      // The generation before stays for those who still read it.
      await dropGenerations(writer, published.generation - 1);
    });
    return published;
  }

  async function advance(): Promise<Advance | undefined> {
    const found = await look();
    const { published: from, rolled, batches, kinds, isAsideOfOthers } = found;
    if (from.revision > 0 && from.settings !== fingerprint)
      return { ...(await rebuild(found)), loads: [] };
    await rollups.forget(rolled);
    const isAgain = isNewVersion && isAsideOfOthers;
    isNewVersion = isAgain;
    if (batches.length === 0 && !isAgain) {
      await rollups.keep(from, rolled);
      if ((await use((writer) => compact(writer))) !== undefined) onSwept();
      return undefined;
    }
    const published = await deriveAround(
      from,
      from.generation,
      batches,
      isAgain ? undefined : kinds,
    );
    await use((writer) => forget(writer, batches));
    if (rollups.isDue()) await rollups.keep(published, rolled);
    return { ...published, loads: batches };
  }

  return {
    advance: () => inTurn(advance),
    rebuild: (onProgress) => inTurn(async () => rebuild(await look(), onProgress)),
    takeOver() {
      slicesOf = undefined;
      broken = true;
      mayHaveAside = true;
      isNewVersion = true;
      rollups.takeOver();
    },
    isMidway: () => isMidway || rollups.isMidway(),
    async close() {
      await before;
      await session.close();
    },
  };
}
