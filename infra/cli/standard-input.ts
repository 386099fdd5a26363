import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Standard input for a command, taken away from everything else in the process. ClickHouse inside this
 * process reads what it finds there into its next INSERT, be it the rest of a shell's `while read` loop:
 * so it is put aside when the command asks for it (`-`), and is empty from then on.
 */
export async function takeStandardInput(wanted: boolean): Promise<Readable> {
  const stdin = wanted ? await putAside() : Readable.from([]);
  try {
    closeSync(0);
  } catch {
    // It was closed by whoever started us.
  }
  openSync('/dev/null', 'r');
  return stdin;
}

async function putAside(): Promise<Readable> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-stdin-'));
  const file = join(folder, 'content');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
  process.stdin.destroy();
  return createReadStream(file);
}
