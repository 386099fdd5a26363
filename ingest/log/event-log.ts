import type { RawDelivery } from '../contract/delivery.ts';
import type { LogKeys } from './sealing/log-keys.ts';

/**
 * The log that deliveries are kept in: partitions of records numbered by offset, and consumer groups
 * that commit how far they have come. Kafka and the embedded store both honour it.
 */
export interface EventLog {
  readonly partitions: number;
  /**
   * Resolves once the records are durable. Rejects with `LogUnavailable` if they may not be, and with
   * `RecordTooLarge` when one of them can never be taken; others may have been.
   */
  append(records: readonly LogRecord[]): Promise<readonly Position[]>;
  /**
   * Hands batches to `handle`, one at a time in each partition, until stopped.
   *
   * A batch is committed when `handle` resolves. One that was handed out and not committed (the
   * process died, `handle` rejected) is handed out again **with the same first and last offset**
   * before anything behind it: a sink that remembers the range is thereby exactly-once.
   */
  consume(group: string, handle: BatchHandler, options?: ConsumeOptions): Consumption;
  /** First offset not yet written, for each partition. */
  ends(): Promise<readonly number[]>;
  /** First offset not yet committed by the group, for each partition. */
  committed(group: string): Promise<readonly number[]>;
  /** Sets the group back (or forward) to offsets; only while nothing consumes in it. */
  seek(group: string, offsets: readonly number[]): Promise<void>;
  /**
   * Has an empty log begin at these offsets instead of 0, where those before were given out by a log
   * that is gone. A log that cannot do that has none.
   */
  beginAt?(offsets: readonly number[]): Promise<void>;
  /**
   * A short text kept beside the offsets of a group; undefined where there is none. A log may forget it
   * after weeks in which nothing was consumed.
   */
  note(group: string): Promise<string | undefined>;
  keepNote(group: string, text: string): Promise<void>;
  /** Records from an offset on, at most `limit`. */
  read(partition: number, from: number, limit: number): Promise<readonly LogEntry[]>;
  /** Keys of the bodies, and what was erased. */
  readonly keys: LogKeys;
  /**
   * Makes the bodies at these positions unreadable for good, here and in every copy of the log. Resolves
   * once that is durable; again with the same positions it does the rest. What it leaves of a delivery is
   * its envelope (`LogEntry.isDestroyed`).
   */
  destroy(positions: readonly Position[]): Promise<Destroyed>;
  /**
   * Drops the records of each partition before these offsets, where this is the log's own work; one whose
   * store keeps records for a time of its own has none.
   */
  dropBefore?(offsets: readonly number[]): Promise<void>;
  /** Undefined when healthy, else what is wrong. */
  problem(): string | undefined;
  close(): Promise<void>;
}

export interface LogRecord {
  /** Records of one key keep their order. */
  readonly key: string;
  readonly delivery: RawDelivery;
}

export interface Position {
  readonly partition: number;
  readonly offset: number;
}

export interface LogEntry extends Position {
  readonly delivery: RawDelivery;
  /** Its body, headers and query were erased: what stands in their place is empty, and nothing was sent so. */
  readonly isDestroyed?: true;
}

/** What became of bodies that were to be destroyed. */
export interface Destroyed {
  /** Now, by this call. */
  readonly bodies: number;
  /** Stored in the clear by an earlier version, where the log cannot rewrite them: readable until it drops them. */
  readonly inTheClear: number;
}

export interface Batch {
  readonly partition: number;
  readonly first: number;
  readonly last: number;
  /** True when this range was handed out before: some of it may have been stored already. */
  readonly repeated: boolean;
  readonly entries: readonly LogEntry[];
  /**
   * True once another process may have been given the partition, and with it this range: to be asked
   * before anything is written.
   */
  isStale(): boolean;
}

export type BatchHandler = (batch: Batch) => Promise<void>;

export interface ConsumeOptions {
  /** At most so many records (default 5,000) … */
  readonly maxRecords?: number;
  /** … or so many bytes of bodies (default 16 MiB) in a batch; a single larger record goes alone. */
  readonly maxBytes?: number;
  /**
   * Batches of one partition begin at least so many ms apart (default 0), so that under load there are
   * fewer and larger ones. After a pause the first record is handed out at once.
   */
  readonly apartMs?: number;
  /** Told of each failure before the batch is tried again with growing pauses. */
  readonly onError?: (error: unknown, batch: Batch, attempt: number) => void;
}

export interface Consumption {
  /** Lets the running batch end, then stops. */
  stop(): Promise<void>;
  /**
   * Whether this process consumes the partition now. Of all processes in a group at most one is told
   * true, so that whoever holds partition 0 may do what only one may do.
   */
  holds(partition: number): boolean;
  /** Rejects if consuming ended by an error that trying again cannot mend. */
  readonly done: Promise<void>;
}

/** The log cannot take or give records now: an outage, never bad data. */
export class LogUnavailable extends Error {
  override readonly name: string = 'LogUnavailable';
}

/**
 * There is too little room on the disk to take more in. It is said before the disk is full, because a
 * store that runs into its end may not open again.
 */
export class DiskLow extends LogUnavailable {
  override readonly name: string = 'DiskLow';
}

/** Trying again cannot mend it, the operator has to act: refused credentials, a missing topic. */
export class LogMisconfigured extends Error {
  override readonly name = 'LogMisconfigured';
}

/** Another process works in the group at this moment; what was asked for may be done already, or is to be asked again. */
export class GroupBusy extends Error {
  override readonly name = 'GroupBusy';
}

/** The log will never take a record of this size. */
export class RecordTooLarge extends Error {
  override readonly name = 'RecordTooLarge';
  readonly record: LogRecord;

  constructor(record: LogRecord) {
    super(`A delivery of ${record.delivery.body.byteLength} bytes is larger than the log takes`);
    this.record = record;
  }
}
