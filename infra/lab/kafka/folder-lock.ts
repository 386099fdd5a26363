import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

const STALE_MS = 600_000;
const LOOK_MS = 100;

/**
 * Runs the work while no other process runs its own for the same folder. A lock whose holder is gone, or
 * that is ten minutes old, is taken over.
 */
export async function withFolderLock(folder: string, work: () => Promise<void>): Promise<void> {
  const lock = `${folder}.lock`;
  while (!take(lock)) {
    if (isStale(lock)) rmSync(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function isStale(lock: string): boolean {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_MS) return true;
    const holder = Number(readFileSync(lock, 'utf8'));
    // Zero: made this instant and not yet written.
    if (holder > 0) process.kill(holder, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
