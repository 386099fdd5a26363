import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '@throughline/api/problems/problems';
import type { CloseKey } from '@throughline/api/server/ops';

/** In the data folder, where no setting names another file. */
export const CLOSE_KEY_FILE = 'close-key.pem';

export interface CloseKeyPlace {
  readonly path: string;
  /** A key is made where there is none; one that a setting names has to be there. */
  readonly mayMake: boolean;
}

/**
 * The key that signs closes. Its private half stays in this object: no message and no answer has anything of it.
 * @throws ProblemError `close_key_unreadable`.
 */
export async function closeKey({ path, mayMake }: CloseKeyPlace): Promise<CloseKey> {
  const key = privateKey(path, (await read(path)) ?? (await (mayMake ? made(path) : absent(path))));
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    publicKey: publicKey.toString('base64'),
    sign: (bytes) => sign(null, bytes, key).toString('base64'),
  };
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/** Makes a key. Of two processes that do so at once the first one's is used by both. */
async function made(path: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(pem);
      await file.sync();
    } finally {
      await file.close();
    }
    return pem.toString();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const other = code === 'EEXIST' ? await read(path) : undefined;
    if (other === undefined) throw unreadable(`${path} cannot be made: ${code}.`);
    return other;
  }
}

async function absent(path: string): Promise<never> {
  throw unreadable(`There is no file ${path}.`);
}

function privateKey(path: string, pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // What the library says of it may quote the file.
    throw unreadable(`${path} holds no private key as PEM without a passphrase.`);
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw unreadable(`${path} holds a key of the type ${key.asymmetricKeyType}; expected ed25519.`);
  return key;
}

function unreadable(detail: string): ProblemError {
  return new ProblemError('close_key_unreadable', { detail });
}
