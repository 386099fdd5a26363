import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog } from '@throughline/ingest/log/event-log';
import { checkLmdb } from '@throughline/ingest/log/lmdb/check';
import { openLmdbLog } from '@throughline/ingest/log/lmdb/log';

/** How long the newest records are read before the log is opened; after a crash it is worth a longer look. */
const LOOK_MS = { clean: 200, crashed: 10_000 } as const;

/**
 * Opens the log of a data folder after another process has read it without harm.
 * @throws LogDamaged, LogUnavailable
 */
export async function openCheckedLog(path: string, partitions: number): Promise<EventLog> {
  // Taken away by the close: it is found where the process before did not come to that.
  const mark = join(path, 'in-use');
  await checkLmdb(path, existsSync(mark) ? LOOK_MS.crashed : LOOK_MS.clean);
  const log = await openLmdbLog({ path, partitions });
  mkdirSync(path, { recursive: true, mode: 0o700 });
  writeFileSync(mark, '');
  const close = log.close.bind(log);
  return Object.assign(log, {
    async close() {
      await close();
      rmSync(mark, { force: true });
    },
  });
}
