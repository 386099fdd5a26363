import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Another process works on the folder: one process holds one at a time. */
export class DataFolderHeld extends Error {
  override readonly name = 'DataFolderHeld';
  readonly code = 'data_folder_held';
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is held by process ${pid}: stop that process, or choose another folder with --data.`,
    );
    this.pid = pid;
  }
}

export interface Holder {
  readonly pid: number;
  /** Start of the process as the system counts it, so that a reused number is not taken for the holder. */
  readonly started: string;
}

/** Takes the folder for this process; the result gives it back. A lock whose process is gone is taken over. */
export function holdDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  keepPrivate(folder);
  const path = join(folder, 'holder.json');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder);
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, mine);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
      const holder = readHolder(folder);
      if (holder && isAlive(holder)) throw new DataFolderHeld(folder, holder.pid);
      rmSync(path, { force: true });
    }
  }
}

/** Bodies of deliveries are personal data: other users of the machine may not read them. */
function keepPrivate(folder: string): void {
  // What is made from here on, by engine and log too, is its owner's alone.
  if (isMainThread) process.umask(0o077);
  try {
    chmodSync(folder, 0o700);
  } catch (error) {
    // Of another owner, or on a file system that knows no such rights: its administrator has decided.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EROFS') throw error;
  }
}

/** Who holds the folder, as far as its lock says. */
export function readHolder(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

export function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(pid) === started;
}

/** Start time in clock ticks since boot on Linux; elsewhere the number alone has to do. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
