import { randomUUID } from 'node:crypto';
import type { Batch } from '@throughline/ingest/log/event-log';
import { dateTime64 } from '../warehouse/date-time.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

const ENDED = sqlFile(import.meta.url, './ended-attempts.sql');

export type Range = Pick<Batch, 'partition' | 'first' | 'last'>;

/**
 * Which ranges a process has begun and never come back from. Each process has a row of its own for a
 * range, so that one that only lost the range to another, or failed and lives, is not taken for dead.
 */
export interface Attempts {
  /** How many other processes have ended while they loaded the range, since one last came back from it. */
  ended(range: Range): Promise<number>;
  /** Notes, durably, that this process begins. */
  begin(range: Range): Promise<void>;
  /** This process has come back, whatever came of it: what the others ended of was not the range. */
  end(range: Range): Promise<void>;
}

const COLUMNS = ['partition', 'first', 'last', 'process', 'open', 'noted_at'] as const;

/** @param clock µs since 1970 UTC. */
export function loadAttempts(
  warehouse: Pick<Warehouse, 'insert' | 'reader'>,
  clock: () => number,
): Attempts {
  const process = randomUUID();
  const note = ({ partition, first, last }: Range, processes: readonly string[], open: boolean) =>
    warehouse.insert(
      'load_attempts',
      COLUMNS,
      processes.map((each) => [partition, first, last, each, open, dateTime64(clock())]),
    );
  async function others({ partition, first, last }: Range): Promise<readonly string[]> {
    const rows = await warehouse
      .reader()
      .rows<{ process: string }>(ENDED, { partition, first, last, process });
    return rows.map((row) => row.process);
  }
  return {
    ended: async (range) => (await others(range)).length,
    begin: (range) => note(range, [process], true),
    end: async (range) => note(range, [process, ...(await others(range))], false),
  };
}
