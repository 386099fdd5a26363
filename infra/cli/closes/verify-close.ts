import { readFile } from 'node:fs/promises';
import { publicKeyOf } from '@throughline/api/closes/seal';
import { keyId } from '@throughline/api/closes/stored/close-head';
import { verifyExport } from '@throughline/api/closes/verify-export';
import { type CloseVerification, closeMonth } from '@throughline/api/contract/closes';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';
import { closePath, monthOf } from './close-path.ts';

export interface CheckOptions {
  readonly publicKey?: string;
}

const COLUMNS = ['month', 'hash', 'key_id', 'facts_checked', 'result'];

/** Checks closes here or in a file. @throws CommandError 1 that names everything which does not hold. */
export async function verifyClose(
  io: Io,
  input: ConfigInput,
  which: string | undefined,
  { publicKey, format }: CheckOptions & { readonly format: Format },
): Promise<void> {
  const key = publicKey === undefined ? undefined : await readKey(publicKey);
  const isFile = which !== undefined && !closeMonth.safeParse(which).success;
  const found = isFile ? await ofFile(which, key) : await ofStore(input, which, key);
  const rows = found.closes.map((close) => ({
    ...close,
    facts_checked: close.facts_checked ? 'yes' : 'no',
    result: close.ok ? 'holds' : close.faults.map(({ code }) => code).join(', '),
  }));
  writeResult(io, format, found, rows, COLUMNS);
  if (key === undefined && found.closes.length > 0)
    say(
      io,
      'Each close was checked with the key that it names: --public-key checks that it is yours.',
    );
  if (found.ok) return;
  const faults = found.closes.flatMap(({ month, faults }) =>
    faults.map(({ code, detail }) => `  ${month}: ${code}: ${detail}`),
  );
  throw new CommandError(1, ['close_not_verified: not everything holds:', ...faults].join('\n'));
}

/** The closes of the data folder or its server. */
async function ofStore(
  input: ConfigInput,
  month: string | undefined,
  key: string | undefined,
): Promise<CloseVerification> {
  const path = month === undefined ? '/api/v1/closes/verify' : closePath(monthOf(month), '/verify');
  const answer = await withClient(input, (client) => ask(client, 'GET', path));
  const found = answer.json() as CloseVerification;
  if (key === undefined) return found;
  const wanted = keyId(key);
  const closes = found.closes.map((close) =>
    close.key_id === wanted
      ? close
      : {
          ...close,
          ok: false,
          faults: [
            ...close.faults,
            {
              code: 'close_key_differs' as const,
              detail: `It names the key ${close.key_id}; expected ${wanted}.`,
            },
          ],
        },
  );
  return { ok: closes.every(({ ok }) => ok), closes };
}

async function ofFile(path: string, key: string | undefined): Promise<CloseVerification> {
  const text = await textOf(path);
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    file = undefined;
  }
  const found = await verifyExport(file, key);
  if (found) return found;
  throw new CommandError(
    2,
    `close_file_unreadable: ${path} is no exported close: expected a file of throughline close export.`,
  );
}

async function readKey(given: string): Promise<string> {
  const inline = publicKeyOf(given);
  if (inline) return inline;
  const key = publicKeyOf(await textOf(given));
  if (key) return key;
  throw new CommandError(
    2,
    `close_key_unreadable: ${given} holds no Ed25519 public key: expected PEM, or the key in Base64.`,
  );
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'no such file' : `it cannot be read (${code})`;
    throw new CommandError(2, `${path}: ${what}.`);
  }
}
