import {
  emailIdentifier,
  IDENTIFIER_TYPES,
  type Identifier,
  type IdentifierType,
  type IdentityRules,
  normalizeEmail,
  normalizePhone,
  phoneIdentifier,
} from '@throughline/ingest/contract/identity';
import { sha256 } from '@throughline/ingest/contract/ids';
import type { Pattern } from './scan-folder.ts';

/** Whom an erasure was asked for, by one identifier. */
export interface Subject {
  /** As the product keeps it. */
  readonly identifier: Identifier;
  /** Readable texts of it, where it came readable: as it was given, normalised, and the digits of a number. */
  readonly texts: readonly string[];
}

/** So short a text stands in other things too. */
const LEAST_CHARACTERS = 6;

/** Reads `type:value`; undefined where it is none, or names nobody. */
export function readSubject(given: string, rules: IdentityRules): Subject | undefined {
  const at = given.indexOf(':');
  const type = given.slice(0, at) as IdentifierType;
  const raw = given.slice(at + 1).trim();
  if (at < 1 || !IDENTIFIER_TYPES.includes(type) || type === 'sale_number' || !raw)
    return undefined;
  if (type === 'email') {
    const identifier = emailIdentifier(raw, rules);
    return identifier && { identifier, texts: unique([raw, normalizeEmail(raw)]) };
  }
  if (type === 'phone') {
    const identifier = phoneIdentifier(raw, rules);
    const number = normalizePhone(raw, rules.defaultCountry);
    return identifier && { identifier, texts: unique([raw, number, number?.slice(1)]) };
  }
  return { identifier: { type, value: raw }, texts: unique([raw]) };
}

function unique(texts: readonly (string | undefined)[]): string[] {
  const long = texts.filter((text) => text !== undefined && text.length >= LEAST_CHARACTERS);
  return [...new Set(long as string[])];
}

/** Bytes of every form in which the product, or a vendor, writes the identifier. */
export function patternsOf({ identifier, texts }: Subject): readonly Pattern[] {
  const { type, value } = identifier;
  const readable = texts.flatMap((text) => [
    { form: `${type} as text`, bytes: Buffer.from(text) },
    { form: `${type} in lower case`, bytes: Buffer.from(text.toLowerCase()) },
    { form: `${type} in upper case`, bytes: Buffer.from(text.toUpperCase()) },
  ]);
  const isHashed = /^[0-9a-f]{64}$/.test(value);
  const hashes = isHashed ? [value] : [value, ...texts].map((text) => sha256(text));
  return [...readable, ...hashes.flatMap((hash) => hashPatterns(type, hash))];
}

/** A SHA-256 as hex in either case, and as bytes. */
export function hashPatterns(type: string, hash: string): readonly Pattern[] {
  return [
    { form: `${type} as SHA-256`, bytes: Buffer.from(hash) },
    { form: `${type} as SHA-256 in upper case`, bytes: Buffer.from(hash.toUpperCase()) },
    { form: `${type} as bytes of SHA-256`, bytes: Buffer.from(hash, 'hex') },
  ];
}
