import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The log's file cannot be read any more; the operator has to act. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
  readonly code = 'log_damaged';

  constructor(path: string, why: string) {
    super(
      `log_damaged: The log in ${path} is damaged (${why}). Restore the folder from a backup; or move it away (mv '${path}' '${path}.damaged') and start: reports keep what was loaded, and deliveries that were not loaded yet have to be sent again.`,
    );
  }
}

/** A child that has not ended by then is reading in circles. */
const LONGEST_MS = 20_000;
/** The program of the child is plain JavaScript, also where this file runs as it is written. */
const PROGRAM = fileURLToPath(
  new URL('./check-program.js', import.meta.url.replace(/\/ingest\/(?!dist\/)/, '/ingest/dist/')),
);

/**
 * Reads an embedded log in a process of its own, which a damaged file may kill.
 * @param budgetMs how long records are looked at, the newest first.
 * @throws LogDamaged
 */
export async function checkLmdb(path: string, budgetMs: number): Promise<void> {
  if (!existsSync(join(path, 'data.mdb'))) return;
  await new Promise<void>((resolve, reject) => {
    execFile(
      process.execPath,
      [PROGRAM, path, String(budgetMs)],
      { timeout: LONGEST_MS + budgetMs, killSignal: 'SIGKILL' },
      (error, _out, text) => {
        if (!error) return resolve();
        const { signal, killed } = error;
        if (killed) return reject(new LogDamaged(path, 'it cannot be read to its end'));
        if (signal) return reject(new LogDamaged(path, `reading it ends in ${signal}`));
        const said =
          /(?:^|\n)(?:\w*Error|mdb\.c[^:]*): *(.+)/.exec(text)?.[1] ?? 'it cannot be read';
        reject(new LogDamaged(path, said));
      },
    );
  });
}
