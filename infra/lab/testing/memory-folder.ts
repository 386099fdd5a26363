import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Of a run's folder, with the process that made it. */
const NAME = 'throughline-tests-';
const NEEDED_BYTES = 6 * 2 ** 30;

/**
 * Tests keep their folders in memory where a machine has that as a folder: engine, log and broker wait for the
 * disk again and again, and no test is about a power cut.
 */
export default function setup(): (() => void) | undefined {
  const { TMPDIR } = process.env;
  if (TMPDIR || !existsSync(MEMORY)) return undefined;
  removeAbandoned();
  if (!hasRoom()) return undefined;
  const folder = mkdtempSync(join(MEMORY, `${NAME}${process.pid}-`));
  process.env.TMPDIR = folder;
  return () => {
    delete process.env.TMPDIR;
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= NEEDED_BYTES;
  } catch {
    return false;
  }
}

/** A run that was killed could not remove its own. */
function removeAbandoned(): void {
  for (const name of readdirSync(MEMORY)) {
    const pid = new RegExp(`^${NAME}(\\d+)-`).exec(name)?.[1];
    if (pid && !existsSync(join('/proc', pid)))
      rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
}
