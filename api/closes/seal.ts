import { createHash, createPublicKey, verify } from 'node:crypto';
import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import type { CloseStatement, SealedClose } from '../contract/closes.ts';
import type { CloseKey } from '../server/ops.ts';

/** A statement as the text that is signed, with its hash and the signature of its bytes. */
export function sealed(statement: CloseStatement, key: CloseKey): SealedClose {
  const text = canonicalJson(statement);
  const bytes = Buffer.from(text);
  return { statement: text, hash: sha256Of(bytes), signature: key.sign(bytes) };
}

/** Whether somebody who holds the private key of `publicKey` has signed this text. */
export function isSignedBy(publicKey: string, { statement, signature }: SealedClose): boolean {
  try {
    const key = createPublicKey({
      ...{ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' },
    });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(statement), key, Buffer.from(signature, 'base64'));
  } catch {
    // What is no key has signed nothing.
    return false;
  }
}

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A public key as other programs read it. */
export function pemOf(publicKey: string): string {
  const der = Buffer.from(publicKey, 'base64');
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

/** A public key as PEM or in Base64 in the form that closes name it in; undefined for what is none. */
export function publicKeyOf(text: string): string | undefined {
  try {
    const key = text.includes('-----BEGIN PUBLIC KEY-----')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return key.export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    return undefined;
  }
}
