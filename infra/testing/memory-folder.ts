import { accessSync, constants, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NEEDED_BYTES = 6 * 2 ** 30;

/**
 * Tests keep their folders in memory where a machine has that as a folder: engine, log and broker wait for the
 * disk again and again, and no test is about a power cut.
 */
export default function setup(): (() => void) | undefined {
  const { TMPDIR } = process.env;
  if (TMPDIR || !hasRoom()) return undefined;
  const folder = mkdtempSync(join(MEMORY, 'throughline-tests-'));
  process.env.TMPDIR = folder;
  return () => {
    delete process.env.TMPDIR;
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= NEEDED_BYTES;
  } catch {
    return false;
  }
}
