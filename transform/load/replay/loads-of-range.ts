import { sqlFile } from '../../warehouse/sql-file.ts';
import type { Reader } from '../../warehouse/warehouse.ts';
import { loadNumber } from '../load-number.ts';

/** Deliveries to be read again: those received from `from` until before `to` (µs since 1970 UTC), of one source or of all. */
export interface ReplayRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly source?: string | undefined;
}

/** A range of the log that was loaded at once, as the books of deliveries know it. */
export interface LoggedLoad {
  readonly load: string;
  readonly partition: number;
  readonly first: number;
  readonly last: number;
  /** Deliveries that the books name, and the bytes of their bodies. */
  readonly deliveries: number;
  readonly bytes: number;
  /** When the oldest of them was received: µs since 1970 UTC. */
  readonly oldest: number;
  readonly firstId: string;
  readonly lastId: string;
  /**
   * Whether the number follows from the range, so that all that it brought is known by it. Not so for
   * what was loaded before the books named loads, or where the log was read by other ranges since.
   */
  readonly isWhole: boolean;
}

const LOADS = sqlFile(import.meta.url, './loads.sql');

/**
 * Loads of a partition that hold a delivery of the range, in the order of the log.
 * @param until first offset that may still be loaded; what is there is no load yet.
 */
export async function loadsOfRange(
  reader: Reader,
  partition: number,
  until: number,
  { from, to, source }: ReplayRange,
): Promise<LoggedLoad[]> {
  const rows = await reader.rows<{
    number: string;
    first: number;
    last: number;
    records: number;
    size: number;
    oldest: number;
    first_id: string;
    last_id: string;
  }>(LOADS, {
    partition,
    until,
    from: from ?? Number.MIN_SAFE_INTEGER,
    to: to ?? Number.MAX_SAFE_INTEGER,
    source: source ?? '',
  });
  return rows.map(({ number, first, last, records, size, oldest, first_id, last_id }) => ({
    load: number,
    ...{ partition, first, last, deliveries: records, bytes: size, oldest },
    firstId: first_id,
    lastId: last_id,
    isWhole: records === last - first + 1 && loadNumber({ partition, first, last }) === number,
  }));
}
