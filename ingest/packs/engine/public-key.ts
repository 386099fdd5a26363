import { createPublicKey, verify } from 'node:crypto';

/** Whether a signature over SHA-256 is of this key, a PEM text or the base64 of a SubjectPublicKeyInfo (ECDSA or RSA). */
export function verifiesWithKey(
  key: string,
  signed: Uint8Array,
  signature: string,
  encoding: 'base64' | 'hex',
): boolean {
  try {
    const made = key.includes('-----BEGIN')
      ? createPublicKey(key)
      : createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return verify('sha256', signed, made, Buffer.from(signature, encoding));
  } catch {
    // A key or a signature that is none of its kind lets nobody in.
    return false;
  }
}
