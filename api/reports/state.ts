import { asideCounts } from '@throughline/transform/notices/aside-counts';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { SetAside } from '../contract/set-aside.ts';

const STATE = sqlFile(import.meta.url, './state.sql');
const DATA_RANGE = sqlFile(import.meta.url, './data-range.sql');

/** The published state that all parts of one answer are read from. It never changes once published. */
export interface State {
  readonly generation: number;
  /** 64 bits, as text. */
  readonly revision: string;
  /** ISO 8601 UTC. */
  readonly asOf: string;
  /** What could not be derived; undefined where there is nothing. */
  readonly setAside?: SetAside;
  /** Where its sums by day stand; undefined where they are not kept. */
  readonly rollup?: Rollup;
}

export interface Rollup {
  readonly epoch: number;
  /** See `madeWith`. */
  readonly madeWith: string;
}

/** What `meta` of an answer says of what was set aside. */
export function asideMeta(state: State | null): { set_aside?: SetAside } {
  return state?.setAside ? { set_aside: state.setAside } : {};
}

/**
 * The newest state, of a line that rolls up the newest that is rolled up; null where nothing has been published yet.
 */
export async function readState(reader: Reader): Promise<State | null> {
  const [newest] = await reader.rows<{
    generation: number;
    revision: string;
    published_at: string;
    epoch: number;
    made_with: string;
    noted: string;
  }>(STATE);
  if (!newest) return null;
  const setAside = newest.noted === '0' ? null : await readSetAside(reader);
  return {
    generation: Number(newest.generation),
    revision: newest.revision,
    asOf: isoTime(newest.published_at),
    ...(newest.epoch > 0 && { rollup: { epoch: newest.epoch, madeWith: newest.made_with } }),
    ...(setAside && { setAside }),
  };
}

/** Null where nothing is set aside now. */
async function readSetAside(reader: Reader): Promise<SetAside | null> {
  const counts = await asideCounts(reader);
  return Object.values(counts).some((count) => count > 0) ? counts : null;
}

/** Oldest and newest day with data, or null when there is none. */
export async function readDataRange(
  reader: Reader,
  { generation, revision }: State,
): Promise<{ from: string; to: string } | null> {
  const [range] = await reader.rows<{ from: string | null; to: string | null }>(DATA_RANGE, {
    generation,
    revision,
  });
  return range?.from && range.to ? { from: range.from, to: range.to } : null;
}

/** `2026-01-31 10:00:00.000000` of the warehouse as `2026-01-31T10:00:00.000000Z`. */
export function isoTime(time: string): string {
  return `${time.replace(' ', 'T')}Z`;
}
