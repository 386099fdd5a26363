import { createHash } from 'node:crypto';
import type { CloseHead, CloseStatement, SealedClose } from '../../contract/closes.ts';

/** What is said of a close in one line. */
export function closeHeadOf(statement: CloseStatement, { hash }: SealedClose): CloseHead {
  return {
    ...{ month: statement.month, hash, fingerprint: hash.slice(0, 12) },
    ...{ closed_at: statement.closed_at, closed_by: statement.closed_by },
    previous: statement.previous?.hash ?? null,
    facts: statement.facts.count,
    key_id: keyId(statement.public_key),
  };
}

/** Tells one key from another: the first sixteen digits of the SHA-256 of the public key. */
export function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}
