import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VARIABLE = 'THROUGHLINE_TEST_FOLDER';
let folder: string | undefined;

/** The folder of this process's engine. Of one process it is the same in every test file that it runs. */
export function testFolder(): string {
  const parent = process.env[VARIABLE] ?? tmpdir();
  folder ??= mkdtempSync(join(parent, 'throughline-test-'));
  return folder;
}

/**
 * Set up before the processes that run the tests, and torn down after they have ended: they are killed,
 * and a file that removed the folder would take the engine from the files that the process runs next.
 */
export default function setup(): (() => void) | undefined {
  // Projects of one run share it.
  if (process.env[VARIABLE]) return undefined;
  const made = mkdtempSync(join(tmpdir(), 'throughline-tests-'));
  process.env[VARIABLE] = made;
  return () => rmSync(made, { recursive: true, force: true });
}
