import { hash } from 'node:crypto';
import { sha256 } from '@throughline/ingest/contract/ids';

const SHA256 = /^[0-9a-f]{64}$/;
const GOOGLE_MAIL = /^(.+)@(gmail\.com|googlemail\.com)$/;

/** Whether the identifier is kept as its hash. */
export function isHashed(value: string): boolean {
  return SHA256.test(value);
}

/** How a platform wants the text before it is hashed. */
export type Spelling = (text: string) => string;

/** Google drops the dots before gmail.com and what follows a plus sign there. */
export const googleEmail: Spelling = (email) => {
  const [, name, domain] = GOOGLE_MAIL.exec(email) ?? [];
  return name === undefined ? email : `${name.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`;
};
export const asKept: Spelling = (text) => text;
/** Digits with the code of the country, without the plus sign. */
export const digitsOnly: Spelling = (phone) => phone.replaceAll(/\D/g, '');

/**
 * SHA-256 of an address or a number as a platform spells it. What is kept as a hash was hashed as
 * `normalizeEmail` and `normalizePhone` spell it (lower case; E.164 with its plus sign), so it serves only a platform
 * that spells it alike: undefined otherwise.
 */
export function sha256As(kept: string, spelling: Spelling, isSpeltAlike: boolean) {
  if (isHashed(kept)) return isSpeltAlike ? kept : undefined;
  return sha256(spelling(kept));
}

/** MD5 as Yandex and VK match lists by; nothing can be made of a SHA-256. */
export function md5As(kept: string, spelling: Spelling): string | undefined {
  return isHashed(kept) ? undefined : hash('md5', spelling(kept), 'hex');
}
