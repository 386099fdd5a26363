import { createCipheriv, createDecipheriv } from 'node:crypto';

/** A key seals one body, ever: a fixed nonce is never used twice with it. */
const NONCE = Buffer.alloc(12);
const TAG_BYTES = 16;

/** AES-256-GCM; `label` is bound to it and stays readable beside it. */
export function sealBody(plain: Buffer, key: Buffer, label: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, NONCE);
  cipher.setAAD(Buffer.from(label));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where the key or the label is another's, or a byte was changed. */
export function openBody(sealed: Uint8Array, key: Buffer, label: string): Buffer {
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, NONCE);
  decipher.setAAD(Buffer.from(label));
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(0, end));
  const rest = decipher.final();
  return rest.length > 0 ? Buffer.concat([plain, rest]) : plain;
}
