import { writeFile } from 'node:fs/promises';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import { writeBytes } from '../output.ts';
import { closePath } from './close-path.ts';

/** Writes a close with its chain and its facts to a file. */
export async function exportClose(
  io: Io,
  input: ConfigInput,
  month: string,
  out: string,
): Promise<void> {
  const path = closePath(month, '/export');
  const { bytes } = await withClient(input, (client) => ask(client, 'GET', path));
  if (out === '-') return writeBytes(io, bytes);
  try {
    await writeFile(out, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(1, `${out} cannot be written (${code}): name another file with --out.`);
  }
  say(io, `${month} is in ${out}; throughline close verify ${out} checks it anywhere.`);
}
