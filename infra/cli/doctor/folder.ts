import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Server } from '../find-server.ts';
import { broken, type Check, ok, warning } from './check.ts';

const GIB = 1024 ** 3;
const LOW = { warning: 5 * GIB, broken: 0.5 * GIB };

/** Whether the folder (or, before the first start, its nearest parent) can be written, and who holds it. */
export async function checkFolder(dataDir: string, server: Server | undefined): Promise<Check> {
  const name = 'data folder';
  const existing = nearestExisting(dataDir);
  try {
    await access(existing, constants.W_OK | constants.X_OK);
    const probe = join(existing, `.doctor-${randomUUID()}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return broken(
      name,
      `${existing} cannot be written (${code}): mend its permissions or use --data`,
    );
  }
  if (server)
    return ok(name, `${dataDir}, held by the server of process ${server.pid} at ${server.url}`);
  return ok(
    name,
    existing === dataDir
      ? `${dataDir}, writable, held by nobody`
      : `${dataDir}, made at the first start`,
  );
}

/** Free space of the file system that the folder is on. */
export async function checkDisk(dataDir: string): Promise<Check> {
  const { bavail, bsize } = await statfs(nearestExisting(dataDir));
  return diskCheck(bavail * bsize);
}

export function diskCheck(free: number): Check {
  const text = `${(free / GIB).toFixed(1)} GiB free`;
  if (free < LOW.broken) return broken('disk', `${text}: make room, writing will fail`);
  return free < LOW.warning ? warning('disk', `${text}: make room soon`) : ok('disk', text);
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
