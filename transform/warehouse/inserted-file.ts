import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quotedText } from './session-parameters.ts';

const FOLDER = 'inserted';

/** Removes what a process that died has left of rows on their way in. */
export function removeInsertedFiles(path: string): void {
  rmSync(join(path, FOLDER), { recursive: true, force: true });
}

/**
 * Hands bytes to the embedded engine through a file of its folder, because it takes no binary data
 * within a statement. The file is its owner's alone and is removed as soon as it was read.
 * @param read is given the file's name as the engine's function `file` takes it: a literal.
 */
export async function throughFile<Result>(
  path: string,
  bytes: Uint8Array,
  read: (name: string) => Promise<Result>,
): Promise<Result> {
  const folder = join(path, FOLDER);
  const file = join(folder, `${randomUUID()}.rows`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, bytes, { mode: 0o600, flag: 'wx' });
    // The engine takes braces for a choice of names; any one sign matches them, and the name is unique.
    return await read(quotedText(file.replace(/[{}]/g, '?')));
  } finally {
    await rm(file, { force: true });
  }
}
