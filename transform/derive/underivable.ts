import { sqlFile } from '../warehouse/sql-file.ts';
import { sqlSteps } from '../warehouse/steps.ts';
import { row } from '../warehouse/warehouse.ts';
import type { Failure } from './find-culprits.ts';
import type { KeyRange } from './key-range.ts';
import type { Job, Kind } from './stages.ts';
import { STAGES } from './stages.ts';

const KEYS = sqlFile(import.meta.url, './keys-of-range.sql');
const SUSPECTS = sqlFile(import.meta.url, './suspects.sql');

const url = import.meta.url;
const MEMBERS = sqlSteps(url, './members.sql');
const TOUCHED_AGAIN = sqlSteps(url, './touched-again.sql');
const KEPT = sqlSteps(url, './kept.sql');
const NOTE = sqlSteps(url, './note-aside.sql');

/** Notes in `work_members` what the keys of a stage consist of, once its keys are found. */
export async function tellMembers({ runner, parameters }: Job, kind: Kind): Promise<void> {
  await runner.run([MEMBERS[STAGES.findIndex((stage) => stage.kind === kind)]!], parameters);
}

/** Touches identifiers that are set aside together. */
export async function touchAgain({ runner, parameters }: Job): Promise<void> {
  await runner.run(TOUCHED_AGAIN, parameters);
}

export interface Suspect {
  readonly key: bigint;
  /** What it failed with, where it is not to be tried again now. */
  readonly known: Failure | undefined;
}

/** Keys of a stage in which there is something that is set aside. */
export async function suspects(
  { writer, isEverything }: Job,
  kind: Kind,
  version: string,
): Promise<readonly Suspect[]> {
  const rows = await writer.rows<{ key: string; error: string; exhausted: boolean }>(SUSPECTS, {
    kind,
    version,
  });
  return rows.map(({ key, error, exhausted }) => ({
    key: BigInt(key),
    known: exhausted && !isEverything ? { error, isExhausted: true } : undefined,
  }));
}

/** Keys of a stage in a range, without those that are set aside, and the narrowest range that holds them. */
export async function keysOf(
  { writer }: Job,
  kind: Kind,
  range: KeyRange,
): Promise<{ count: number } & KeyRange> {
  const { count, first, last } = await row<{ count: string; first: string; last: string }>(
    writer,
    KEYS,
    { kind, ...range },
  );
  return { count: Number(count), from: BigInt(first), to: BigInt(last) };
}

/** Sees to it that people who are set aside keep the rows that were published last. */
export async function keepRows({ runner, parameters }: Job): Promise<void> {
  await runner.run(KEPT, parameters);
}

/** Notes durably what is set aside, and what is not any more. @param at µs since 1970 UTC. */
export async function noteAside(
  { runner, parameters, isEverything }: Job,
  version: string,
  at: number,
): Promise<void> {
  await runner.run(NOTE, { ...parameters, version, at, is_everything: isEverything });
}
