import { randomUUID } from 'node:crypto';
import type { EventLog } from '@throughline/ingest/log/event-log';
import type { Deriver } from '@throughline/transform/derive/deriver';
import type { Loader } from '@throughline/transform/load/loader';
import {
  adoptPlan,
  forgetPlans,
  keepPlan,
  type LogRange,
  plannedBatches,
} from '@throughline/transform/load/replay/kept-plan';
import type { ReplayRange } from '@throughline/transform/load/replay/loads-of-range';
import { removeLoads } from '@throughline/transform/load/replay/remove-loads';
import { Fenced, fenced } from '@throughline/transform/warehouse/fenced';
import type { Warehouse, Writer } from '@throughline/transform/warehouse/warehouse';
import { workSession } from '@throughline/transform/warehouse/work-session';
import { HalfDone, mustBeDoneAgain } from './half-done.ts';
import { planReplay } from './plan-replay.ts';

export interface ReplayParts {
  readonly log: Pick<EventLog, 'partitions' | 'committed' | 'read'>;
  readonly warehouse: Warehouse;
  readonly loader: Pick<Loader, 'load'>;
  readonly deriver: Pick<Deriver, 'rebuild'>;
  /** Of all processes on a warehouse at most one may be told true. */
  readonly mayReplay: () => boolean;
  /** µs since 1970 UTC. */
  readonly clock: () => number;
  /** How long the log keeps a delivery, in µs; for good when left out. */
  readonly keptFor?: number | undefined;
}

/** What a replay came to, in loads and deliveries. */
export interface ReplayResult {
  readonly loads: number;
  readonly deliveries: number;
  /** Left as they were, because the log no longer has them. */
  readonly skipped: number;
  /** Removed, and then no longer in the log: it dropped them meanwhile. */
  readonly lost: number;
}

/** What a replay was asked for, and how far an earlier attempt came. */
export interface ReplayParameters extends ReplayRange {
  /** The attempt that made the plan; from then on the plan is what is to be done. */
  readonly attempt?: string;
  readonly result?: ReplayResult;
}

/** Name of the replay's sessions. */
const WORK_NAME = 'replay';
/** A replay takes a while; what the log drops within this time is left as it is. */
const MARGIN_US = 6 * 3600 * 1_000_000;
const SHARES = { plan: 0.15, remove: 0.25, load: 0.8 } as const;

/**
 * Reads a range of the log again, through today's mapping: what its loads brought is removed, the same
 * deliveries are loaded once more, and everything is derived anew. Reports show the state before until
 * the rebuild is published. Whole loads are replayed, so that neighbours of the asked deliveries come
 * along.
 *
 * A fact that several loads brought is stored by the first of them. Replaying that one alone takes the
 * fact with it unless today's mapping makes it again, and replaying another one alone leaves the fact
 * as the first has read it: a mapping that changes facts which came several times asks for a replay of
 * everything.
 *
 * The plan is stored before anything is removed. From there on whatever stops the replay is `HalfDone`,
 * and it is done again with the same parameters, in this process or another: removing and loading
 * again is harmless. Nothing else may derive meanwhile.
 * @param keep stores parameters that the next attempt is to be called with.
 * @throws HalfDone, or what says that an outage or another process ended it.
 */
export async function replay(
  parts: ReplayParts,
  parameters: ReplayParameters,
  keep: (parameters: Partial<ReplayParameters>) => Promise<void>,
  onProgress: (done: number) => void = () => {},
): Promise<ReplayResult> {
  const { warehouse, deriver, mayReplay } = parts;
  const attempt = randomUUID();
  const progress = steps(onProgress);
  await warehouse.abandon(WORK_NAME);
  const session = workSession(warehouse, WORK_NAME, async () => {});
  const write = <Result>(work: (writer: Writer) => Promise<Result>) =>
    session.use((writer) => work(fenced(writer, () => refusal(mayReplay))));
  try {
    let { result } = parameters;
    const { attempt: earlier } = parameters;
    if (earlier && result) await write((writer) => adoptPlan(writer, earlier, attempt));
    else {
      const plan = await planned(parts, parameters, progress(0, SHARES.plan));
      const { deliveries, skipped } = plan;
      result = { loads: plan.loads.length, deliveries, skipped, lost: 0 };
      await write((writer) => keepPlan(writer, attempt, plan));
    }
    const why = refusal(mayReplay);
    if (why !== undefined) throw new Fenced(why);
    await keep({ attempt, result });
    if (result.loads === 0 && result.deliveries === 0) return result;
    try {
      // Whatever an earlier attempt still sends finds nothing to remove from here on.
      await write((writer) => forgetPlans(writer, attempt));
      const removed = progress(SHARES.plan, SHARES.remove);
      await write((writer) => removeLoads(writer, attempt, removed));
      const batches = await write((writer) => plannedBatches(writer, attempt));
      const lost = await loadAgain(parts, batches, progress(SHARES.remove, SHARES.load));
      await deriver.rebuild(progress(SHARES.load, 1));
      const done = { ...result, lost: Math.max(result.lost, lost) };
      await keep({ attempt, result: done });
      await write((writer) => forgetPlans(writer));
      return done;
    } catch (error) {
      if (mustBeDoneAgain(error)) throw error;
      throw new HalfDone('A replay', error);
    }
  } finally {
    await session.close();
  }
}

function planned(
  { log, warehouse, clock, keptFor }: ReplayParts,
  range: ReplayRange,
  onProgress: (done: number) => void,
) {
  return planReplay(log, warehouse.reader(), range, {
    ...(keptFor !== undefined && { keptSince: clock() - keptFor + MARGIN_US }),
    onProgress,
  });
}

/** Returns how many deliveries the log had no longer. */
async function loadAgain(
  { log, loader, mayReplay }: ReplayParts,
  batches: readonly LogRange[],
  onProgress: (done: number) => void,
): Promise<number> {
  let lost = 0;
  for (const [index, { partition, first, last }] of batches.entries()) {
    const wanted = last - first + 1;
    const entries = await log.read(partition, first, wanted);
    lost += wanted - entries.length;
    const isStale = () => !mayReplay();
    const batch = { partition, first, last, repeated: true, entries, isStale };
    if (entries.length > 0) await loader.load(batch);
    onProgress((index + 1) / batches.length);
  }
  return lost;
}

function refusal(mayReplay: () => boolean): string | undefined {
  return mayReplay() ? undefined : 'Another process derives this warehouse.';
}

/** Progress of a step as a part of the whole; told a hundred times at most. */
function steps(onProgress: (done: number) => void) {
  let told = 0;
  return (from: number, to: number) => (done: number) => {
    const whole = from + (to - from) * done;
    if (whole - told < 0.01) return;
    told = whole;
    onProgress(whole);
  };
}
