import { statfs } from 'node:fs/promises';

export interface DiskWatch {
  /** Why nothing more is to be taken in; undefined while there is room. */
  low(): string | undefined;
  stop(): void;
}

export interface DiskWatchOptions {
  /** Below so many bytes nothing more is taken in; 0 does not look. */
  readonly least: number;
  readonly everyMs?: number;
  /** Free bytes of the file system that a folder is on. */
  readonly freeOf?: (folder: string) => Promise<number>;
}

/** Once it was low, so much more has to be free before anything is taken in again. */
const MARGIN = 1.1;
const MIB = 1024 ** 2;

/**
 * Looks at the free space of a folder's disk every now and then. Warehouse and log are written by
 * more than what comes in, so there has to be room left when the last delivery has been taken.
 */
export async function watchDisk(
  folder: string,
  { least, everyMs = 1_000, freeOf = freeBytes }: DiskWatchOptions,
): Promise<DiskWatch> {
  let problem: string | undefined;
  const look = async () => {
    const free = await freeOf(folder).catch(() => undefined);
    if (free === undefined) return;
    const isLow = free < (problem === undefined ? least : least * MARGIN);
    problem = isLow
      ? `Only ${Math.floor(free / MIB)} MiB are free on the disk of ${folder} (min_free_mb: ${Math.round(least / MIB)}): nothing more is taken in until there is room.`
      : undefined;
  };
  if (least === 0) return { low: () => undefined, stop: () => {} };
  await look();
  const timer = setInterval(() => void look(), everyMs).unref();
  return { low: () => problem, stop: () => clearInterval(timer) };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
