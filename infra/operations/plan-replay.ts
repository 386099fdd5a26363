import type { EventLog, LogEntry } from '@throughline/ingest/log/event-log';
import type { LogRange, ReplayPlan } from '@throughline/transform/load/replay/kept-plan';
import {
  type LoggedLoad,
  loadsOfRange,
  type ReplayRange,
} from '@throughline/transform/load/replay/loads-of-range';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { LOAD_GROUP } from '../line/line.ts';
import { unbookedRanges } from './unbooked-ranges.ts';

export interface PlannedReplay extends ReplayPlan {
  /** Deliveries that are read again, and those left as they are because the log no longer has them. */
  readonly deliveries: number;
  readonly skipped: number;
}

export interface PlanOptions {
  /** What was received before this (µs since 1970 UTC) the log may drop at any moment. */
  readonly keptSince?: number;
  /** At most so many records and bytes are loaded at once; a larger load goes alone. */
  readonly maxRecords?: number;
  readonly maxBytes?: number;
  readonly onProgress?: (done: number) => void;
}

/**
 * Finds the loads that hold a delivery of the range, and reads them once: what is about to be removed
 * has to be there to be loaded again. Small loads that follow one another become one batch.
 */
export async function planReplay(
  log: Pick<EventLog, 'partitions' | 'committed' | 'read'>,
  reader: Reader,
  range: ReplayRange,
  options: PlanOptions = {},
): Promise<PlannedReplay> {
  const { keptSince = Number.NEGATIVE_INFINITY, onProgress = () => {} } = options;
  // What is not committed is still being loaded, or may be handed out again.
  const committed = await log.committed(LOAD_GROUP);
  const found: LoggedLoad[] = [];
  for (let partition = 0; partition < log.partitions; partition += 1)
    found.push(...(await loadsOfRange(reader, partition, committed[partition] ?? 0, range)));

  const kept = found.filter(({ isWhole, oldest }) => isWhole && oldest >= keptSince);
  const loads: LoggedLoad[] = [];
  const batches: LogRange[] = [];
  let seen = 0;
  for (const window of windows(kept, options)) {
    const readable = await readableOf(log, window);
    loads.push(...readable);
    batches.push(...runs(readable));
    seen += window.length;
    onProgress(seen / kept.length);
  }
  // Of everything that the log holds: also what the books of the warehouse have lost.
  const unbooked = isEverything(range) ? await unbookedRanges(log, committed, found, options) : [];
  batches.push(...unbooked);
  const fresh = unbooked.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const count = (some: readonly LoggedLoad[]) =>
    some.reduce((total, { deliveries }) => total + deliveries, 0);
  return {
    loads,
    batches,
    deliveries: count(loads) + fresh,
    skipped: count(found) - count(loads),
  };
}

function isEverything({ from, to, source }: ReplayRange): boolean {
  return from === undefined && to === undefined && !source;
}

/** Loads that follow one another in the log, as many as are read at once. */
function* windows(
  loads: readonly LoggedLoad[],
  { maxRecords = 20_000, maxBytes = 16 * 1024 * 1024 }: PlanOptions,
): Generator<readonly LoggedLoad[]> {
  let window: LoggedLoad[] = [];
  let records = 0;
  let bytes = 0;
  for (const load of loads) {
    records += load.deliveries;
    bytes += load.bytes;
    const last = window.at(-1);
    if (last && (!follows(load, last) || records > maxRecords || bytes > maxBytes)) {
      yield window;
      window = [];
      records = load.deliveries;
      bytes = load.bytes;
    }
    window.push(load);
  }
  if (window.length > 0) yield window;
}

/** Those loads of a window that the log still has, delivery by delivery. */
async function readableOf(
  log: Pick<EventLog, 'read'>,
  window: readonly LoggedLoad[],
): Promise<LoggedLoad[]> {
  const { partition, first } = window[0]!;
  const { last } = window.at(-1)!;
  const entries = await log.read(partition, first, last - first + 1);
  const byOffset = new Map<number, LogEntry>(entries.map((entry) => [entry.offset, entry]));
  const idAt = (offset: number) => byOffset.get(offset)?.delivery.id;
  return window.filter((load) => {
    for (let offset = load.first; offset <= load.last; offset += 1)
      if (!byOffset.has(offset)) return false;
    return idAt(load.first) === load.firstId && idAt(load.last) === load.lastId;
  });
}

/** Ranges of loads that follow one another without a gap. */
function runs(loads: readonly LoggedLoad[]): LogRange[] {
  const ranges: LogRange[] = [];
  let before: LoggedLoad | undefined;
  for (const load of loads) {
    const { partition, first, last } = load;
    const range = ranges.at(-1);
    if (range && before && follows(load, before)) ranges[ranges.length - 1] = { ...range, last };
    else ranges.push({ partition, first, last });
    before = load;
  }
  return ranges;
}

function follows(load: LogRange, before: LogRange): boolean {
  return load.partition === before.partition && load.first === before.last + 1;
}
