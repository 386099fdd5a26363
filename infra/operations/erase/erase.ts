import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErasureProof } from '@throughline/api/contract/operations';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { Fact } from '@throughline/ingest/contract/fact';
import type { Mapped } from '@throughline/ingest/contract/source';
import { anonymous, timesIn } from '@throughline/ingest/erasure/anonymous';
import { dayTimes } from '@throughline/ingest/erasure/day-times';
import { isErased } from '@throughline/ingest/erasure/erased-facts';
import { tombstoneLookup } from '@throughline/ingest/erasure/tombstone-lookup';
import type { EventLog } from '@throughline/ingest/log/event-log';
import type { Deriver } from '@throughline/transform/derive/deriver';
import { dropGenerations } from '@throughline/transform/derive/generations';
import { dropInactive } from '@throughline/transform/erase/drop-inactive';
import { findPerson, type Person } from '@throughline/transform/erase/person';
import {
  aim,
  aimAtTexts,
  type Counts,
  countPerson,
  forgetTargets,
  removePerson,
} from '@throughline/transform/erase/remove-person';
import type { Loader } from '@throughline/transform/load/loader';
import { fenced } from '@throughline/transform/warehouse/fenced';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Warehouse, Writer } from '@throughline/transform/warehouse/warehouse';
import { workSession } from '@throughline/transform/warehouse/work-session';
import { HalfDone, mustBeDoneAgain } from '../half-done.ts';
import { logPages } from '../log-pages.ts';
import { namesOf } from './names-of.ts';
import { prove } from './proof.ts';
import { type Rewritten, rewriteLog } from './rewrite-log.ts';
import type { Subject } from './subject.ts';
import { untilLoaded } from './until-loaded.ts';

const FORGET_SEALED = sqlFile(import.meta.url, './forget-sealed.sql');

export interface EraseParts {
  readonly log: Pick<
    EventLog,
    'partitions' | 'committed' | 'ends' | 'read' | 'append' | 'destroy' | 'keys'
  >;
  readonly warehouse: Warehouse;
  readonly loader: Pick<Loader, 'settled'>;
  readonly deriver: Pick<Deriver, 'rebuild'>;
  /** What a delivery means, whoever was erased. */
  readonly map: (delivery: RawDelivery) => Mapped | Promise<Mapped>;
  /** Of all processes on a warehouse at most one may be told true. */
  readonly mayErase: () => boolean;
  /** µs since 1970 UTC. */
  readonly clock: () => number;
  readonly version: string;
  /** Searched for what is left; undefined where log and warehouse lie elsewhere. */
  readonly folder?: string | undefined;
  /** Until every process that loads knows a new tombstone, and until no reader reads a generation that was replaced. */
  readonly settleMs: number;
  readonly graceMs: number;
  /** Replicas remove old parts in their own time. */
  readonly isCluster: boolean;
  /** By which days are told, and what ends a visit. */
  readonly timezone: string;
  readonly sessionGapMinutes: number;
}

/** What was asked for, and how far an earlier attempt came. */
export interface EraseParameters {
  /** The subject, and once it is found the person: JSON, wrapped under the log's key; empty once it is done. */
  readonly sealed: string;
  /** µs since 1970 UTC. */
  readonly upto: number;
  readonly isDryRun: boolean;
  readonly keepsTotals: boolean;
  readonly proof?: ErasureProof;
}

/** What an erasure works with, as it is sealed into its parameters. */
export interface Sealed {
  readonly subject: Subject;
  readonly person?: Person;
  readonly before?: Counts;
  /** Where totals are kept: what leads from names and times to those in their place. */
  readonly others?: {
    readonly seed: string;
    readonly times: readonly (readonly [number, number])[];
  };
}

const WORK_NAME = 'erase';
const SWEEPS = 3;
const SHARES = { find: 0.02, log: 0.5, remove: 0.7, derive: 0.95 } as const;

/**
 * Removes one person from the log, from the warehouse and from the disk, and proves it.
 *
 * What it is to remove is sealed into its parameters before anything is removed, and each step may be done
 * again: whatever stops it, it is begun anew with the same parameters, in this process or another.
 * @throws HalfDone, or what says that an outage or another process ended it.
 */
export async function erase(
  id: string,
  parts: EraseParts,
  parameters: EraseParameters,
  keep: (parameters: object) => Promise<void>,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const { warehouse, mayErase } = parts;
  if (parameters.proof) return forgetSealed(warehouse, id);
  await warehouse.abandon(WORK_NAME);
  const session = workSession(warehouse, WORK_NAME, async () => {});
  const refusal = () => (mayErase() ? undefined : 'Another process derives this warehouse.');
  const write = <Result>(work: (writer: Writer) => Promise<Result>) =>
    session.use((writer) => work(fenced(writer, refusal)));
  try {
    await eraseIn(write, id, parts, parameters, keep, onProgress);
  } catch (error) {
    if (mustBeDoneAgain(error)) throw error;
    throw new HalfDone('An erasure', error);
  } finally {
    await session.close();
  }
}

type Write = <Result>(work: (writer: Writer) => Promise<Result>) => Promise<Result>;

async function eraseIn(
  write: Write,
  id: string,
  parts: EraseParts,
  { sealed, upto, isDryRun, keepsTotals }: EraseParameters,
  keep: (parameters: object) => Promise<void>,
  onProgress: (done: number) => void,
): Promise<void> {
  const { log, warehouse, loader, deriver, map, mayErase, settleMs, graceMs } = parts;
  await log.keys.refresh();
  const known = JSON.parse(log.keys.unwrap(sealed)) as Sealed;
  const { subject } = known;
  const texts = subject.texts.map((text) => text.toLowerCase());
  const person = known.person ?? (await personOf(parts, subject));
  await write((writer) => aim(writer, { ...person, owners: [person.owner] }));
  await write((writer) => aimAtTexts(writer, texts, []));
  const before = known.before ?? (await countPerson(warehouse.reader(), upto));
  if (isDryRun) {
    const { bodies, scanned, inTheClear } = await rewriteLog({
      ...{ log, map, texts, isDryRun },
      isGone: (fact) => isErased(fact, namesOf(person, upto)),
      onProgress,
    });
    await write(forgetTargets);
    await keep({ sealed: '', result: { ...before, bodies, scanned, inTheClear } });
    return;
  }
  const theirs = namesOf(person, upto);
  const isTheirs = (fact: Fact) => isErased(fact, theirs);
  const others = keepsTotals ? (known.others ?? (await othersFor(parts, isTheirs))) : undefined;
  const all: Sealed = { ...known, person, before, ...(others && { others }) };
  await keep({ sealed: log.keys.wrap(JSON.stringify(all)) });
  onProgress(SHARES.find);

  await log.keys.bury(tombstoneOf(log.keys, id, person, upto));
  await sleep(settleMs);
  await loader.settled();

  const lookup = tombstoneLookup(log.keys);
  const rewrite = (progress: (done: number) => void) =>
    rewriteLog({
      ...{ log, map, texts, onProgress: progress },
      isGone: (fact) => isErased(fact, lookup()!),
      ...(others && { instead: insteadBy(others, isTheirs) }),
    });
  const within = (from: number, to: number) => (done: number) =>
    onProgress(from + (to - from) * done);
  let rewritten: Rewritten = await rewrite(within(SHARES.find, SHARES.log));
  let { bodies, inTheClear } = rewritten;
  let left: Counts = before;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    await untilLoaded(log, mayErase);
    await write((writer) => aimAtTexts(writer, texts, rewritten.deliveries));
    await write((writer) => removePerson(writer, upto, within(SHARES.log, SHARES.remove)));
    left = await countPerson(warehouse.reader(), upto);
    if (FACTS.every((table) => (left[table] ?? 0) === 0)) break;
    // Something was being loaded all the while.
    await loader.settled();
    rewritten = await rewrite(() => {});
    bodies += rewritten.bodies;
    inTheClear += rewritten.inTheClear;
  }
  const published = await deriver.rebuild(within(SHARES.remove, SHARES.derive));
  await sleep(graceMs);
  await write((writer) => dropGenerations(writer, published.generation));
  left = await countPerson(warehouse.reader(), upto);
  await write(forgetTargets);
  const inactive = parts.isCluster ? 0 : await write(dropInactive);
  const proof = await prove({
    ...{ id, subject, person, before, left, inactive, folder: parts.folder },
    ...{ keepsTotals, version: parts.version, at: parts.clock(), upto },
    fingerprint: fingerprintOf(log.keys, subject),
    log: { scanned: rewritten.scanned, bodies, inTheClear },
  });
  await keep({ sealed: '', proof, result: { ...before, bodies } });
  await write((writer) => forgetSealed(writer, id));
}

/** Whom an operation was about is not to be read off what was noted on the way. */
async function forgetSealed(writer: Pick<Writer, 'run'>, id: string): Promise<void> {
  await writer.run(FORGET_SEALED, { id });
}

/** Tables of facts: what is derived follows from them, and is gone with its generation. */
const FACTS = ['events', 'entities', 'identifiers', 'identity_edges', 'entity_index', 'bad_rows'];

/** Reads the times of all that is theirs: another time depends on its neighbours. */
async function othersFor(
  { log, map, timezone, sessionGapMinutes }: EraseParts,
  isTheirs: (fact: Fact) => boolean,
): Promise<NonNullable<Sealed['others']>> {
  const times = new Set<number>();
  for await (const page of logPages(log))
    for (const { delivery, isDestroyed } of page) {
      if (isDestroyed) continue;
      for (const record of (await map(delivery)).records)
        for (const fact of 'facts' in record ? record.facts : [])
          if (isTheirs(fact)) for (const at of timesIn(fact)) times.add(at);
    }
  const seed = randomBytes(32).toString('base64');
  return { seed, times: [...dayTimes(times, timezone, sessionGapMinutes)] };
}

function insteadBy(
  { seed, times }: NonNullable<Sealed['others']>,
  isTheirs: (fact: Fact) => boolean,
): (fact: Fact) => Fact | undefined {
  const others = new Map(times);
  const timeOf = (at: number) => others.get(at) ?? at;
  return (fact) => (isTheirs(fact) ? anonymous(fact, { seed, timeOf }) : undefined);
}

/** Somebody of whom nothing is stored may still stand in the log: they are known by the one identifier. */
async function personOf({ warehouse }: EraseParts, { identifier }: Subject): Promise<Person> {
  const text = `${identifier.type}:${identifier.value}`;
  const found = await findPerson(warehouse.reader(), text);
  if (found) return found;
  const [own] = await warehouse
    .reader()
    .rows<{ hash: string }>('SELECT toString(sipHash64({text:String})) AS hash', { text });
  return { identifiers: [{ text, hash: own!.hash }], numbers: [], entities: [], owner: '0' };
}

function tombstoneOf(keys: EventLog['keys'], id: string, person: Person, upto: number) {
  const hashes = (names: Person['identifiers']) => names.map(({ text }) => keys.hashOf(text)!);
  return {
    ...{ id, upto },
    identifiers: hashes(person.identifiers),
    numbers: hashes(person.numbers),
    entities: hashes(person.entities),
  };
}

/** Tells later, to whoever asks with the same identifier, that it was erased; it says nothing to anybody else. */
function fingerprintOf(keys: EventLog['keys'], { identifier }: Subject): string {
  const hash = keys.hashOf(`${identifier.type}:${identifier.value}`)!;
  return createHmac('sha256', hash).update('fingerprint').digest('hex').slice(0, 32);
}
