import { domainToASCII } from 'node:url';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { sha256 } from './ids.ts';

/**
 * Kinds of identifier, narrowest first: a device before a customer record before what several
 * people may share. The first one an event carries is its anchor in the warehouse.
 */
export const IDENTIFIER_TYPES = [
  'ga_client_id',
  'anonymous_id',
  'ym_client_id',
  'hubspot_utk',
  'call_client_id',
  'shop_customer_id',
  'crm_contact_id',
  'user_id',
  'email',
  'phone',
] as const;

export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

export interface Identifier {
  readonly type: IdentifierType;
  /** Normalised; e-mail and phone are SHA-256 hex unless the configuration says otherwise. */
  readonly value: string;
}

export interface IdentityRules {
  /** Keep e-mail and phone readable instead of hashed. Off unless configured. */
  readonly keepContacts: boolean;
  /** Country of phone numbers written without one, such as `RU`. */
  readonly defaultCountry?: string;
}

const PREHASHED = /^[0-9a-f]{64}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Trimmed, lower case, domain in ASCII (Meta’s rule; Google also drops the dots of gmail.com). */
export function normalizeEmail(raw: string): string | undefined {
  const text = raw.trim().toLowerCase();
  if (!EMAIL.test(text)) return undefined;
  const at = text.lastIndexOf('@');
  const domain = domainToASCII(text.slice(at + 1));
  return domain ? `${text.slice(0, at)}@${domain}` : undefined;
}

/** E.164 with its plus sign; extensions dropped; withheld and impossible numbers give undefined. */
export function normalizePhone(raw: string, defaultCountry?: string): string | undefined {
  const digits = raw.replace(/\D/g, '');
  if (digits.length < 7) return undefined;
  const international =
    /^7\d{10}$/.test(digits) && !raw.trim().startsWith('+') ? `+${digits}` : raw;
  const number = parsePhoneNumberFromString(
    international,
    defaultCountry as CountryCode | undefined,
  );
  return number?.isPossible() ? number.number : undefined;
}

/** Identifier of an e-mail address, or undefined when there is none to read. */
export function emailIdentifier(raw: unknown, rules: IdentityRules): Identifier | undefined {
  if (typeof raw !== 'string') return undefined;
  if (PREHASHED.test(raw.trim())) return { type: 'email', value: raw.trim().toLowerCase() };
  const email = normalizeEmail(raw);
  return email ? { type: 'email', value: rules.keepContacts ? email : sha256(email) } : undefined;
}

/** Identifier of a phone number, or undefined when it is withheld, short or unreadable. */
export function phoneIdentifier(raw: unknown, rules: IdentityRules): Identifier | undefined {
  const text = typeof raw === 'number' ? String(raw) : raw;
  if (typeof text !== 'string') return undefined;
  if (PREHASHED.test(text.trim())) return { type: 'phone', value: text.trim().toLowerCase() };
  const phone = normalizePhone(text, rules.defaultCountry);
  return phone ? { type: 'phone', value: rules.keepContacts ? phone : sha256(phone) } : undefined;
}

/** Identifier of any other type; blank values and the vendors’ placeholders give undefined. */
export function identifier(
  type: Exclude<IdentifierType, 'email' | 'phone'>,
  raw: unknown,
): Identifier | undefined {
  const value = (typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : raw) as unknown;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text && text !== '(not set)' && text !== '0' ? { type, value: text } : undefined;
}

/** Client id inside a `_ga` cookie (`GA1.2.1234567890.1741000000` → `1234567890.1741000000`). */
export function gaClientId(raw: unknown): Identifier | undefined {
  const id = identifier('ga_client_id', raw);
  const cookie = id && /^GA\d+\.\d+\.(.+)$/.exec(id.value);
  return cookie ? { type: 'ga_client_id', value: cookie[1]! } : id;
}

/** Order of identifiers from the narrowest to the widest, then by value. */
export function compareIdentifiers(a: Identifier, b: Identifier): number {
  const byType = IDENTIFIER_TYPES.indexOf(a.type) - IDENTIFIER_TYPES.indexOf(b.type);
  return byType || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
}
