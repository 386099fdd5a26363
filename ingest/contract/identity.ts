import { domainToASCII } from 'node:url';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { sha256 } from './ids.ts';
import {
  isHashOfNothing,
  isPlaceholder,
  isPlaceholderEmail,
  isPlaceholderPhone,
  isPlaceholderRecord,
  type OwnPlaceholders,
} from './placeholders.ts';
import { saleKey } from './sale-key.ts';

/**
 * Kinds of identifier in the order in which an event is stored by them: the first one it carries is its
 * anchor in the warehouse. Which of them decide who a person is says `IDENTITY_LAYERS`.
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
  'sale_number',
] as const;

export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/**
 * What an identifier says about a person, narrowest first. A name is a record or a login of one person
 * (`type:namespace:id`; logins of all sites of an installation share one namespace). A sale number ties
 * those who tell of one order. An address, a number and a device may serve several people, and join only
 * those whom nothing narrower tells apart.
 */
export const IDENTITY_LAYERS = ['name', 'sale', 'email', 'phone', 'device'] as const;

const LAYER_OF: Record<IdentifierType, (typeof IDENTITY_LAYERS)[number]> = {
  ga_client_id: 'device',
  anonymous_id: 'device',
  ym_client_id: 'device',
  hubspot_utk: 'device',
  call_client_id: 'device',
  shop_customer_id: 'name',
  crm_contact_id: 'name',
  user_id: 'name',
  email: 'email',
  phone: 'phone',
  sale_number: 'sale',
};

/** Place of a type in `IDENTITY_LAYERS`, from 0. */
export function identityLayer(type: IdentifierType): number {
  return IDENTITY_LAYERS.indexOf(LAYER_OF[type]);
}

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
  /** Texts of this installation that identify nobody, beside the built-in ones. */
  readonly placeholders?: OwnPlaceholders;
  /** Told of each text that was dropped because it identifies nobody. */
  readonly onPlaceholder?: (type: IdentifierType) => void;
}

/** Something was told, and it is nobody. */
function nobody(type: IdentifierType, rules: IdentityRules): undefined {
  rules.onPlaceholder?.(type);
  return undefined;
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

/** Identifier of an e-mail address, or undefined when there is none to read, or nobody’s. */
export function emailIdentifier(raw: unknown, rules: IdentityRules): Identifier | undefined {
  if (typeof raw !== 'string') return undefined;
  if (PREHASHED.test(raw.trim())) return hashed('email', raw, rules);
  const email = normalizeEmail(raw);
  if (!email) return undefined;
  if (isPlaceholderEmail(email, rules.placeholders)) return nobody('email', rules);
  return { type: 'email', value: rules.keepContacts ? email : sha256(email) };
}

/** Identifier of a phone number, or undefined when it is withheld, short, unreadable or nobody’s. */
export function phoneIdentifier(raw: unknown, rules: IdentityRules): Identifier | undefined {
  const text = typeof raw === 'number' ? String(raw) : raw;
  if (typeof text !== 'string') return undefined;
  if (PREHASHED.test(text.trim())) return hashed('phone', text, rules);
  const phone = normalizePhone(text, rules.defaultCountry);
  if (!phone) return undefined;
  if (isPlaceholderPhone(phone, rules.placeholders)) return nobody('phone', rules);
  return { type: 'phone', value: rules.keepContacts ? phone : sha256(phone) };
}

/** An address or a number that came hashed. */
function hashed(
  type: 'email' | 'phone',
  raw: string,
  rules: IdentityRules,
): Identifier | undefined {
  const value = raw.trim().toLowerCase();
  return isHashOfNothing(value, rules.placeholders) ? nobody(type, rules) : { type, value };
}

/** Identifier of a login or a device; what identifies nobody gives undefined. */
export function identifier(
  type: Exclude<IdentifierType, 'email' | 'phone' | 'sale_number' | RecordType>,
  raw: unknown,
  rules: IdentityRules,
): Identifier | undefined {
  const text = plainText(raw);
  if (!text) return undefined;
  return isPlaceholder(text, rules.placeholders) ? nobody(type, rules) : { type, value: text };
}

type RecordType = 'shop_customer_id' | 'crm_contact_id';

/** Identifier of a vendor’s record of a person: `<namespace>:<id>`, as `shopify:<shop>:<customer>`. */
export function recordIdentifier(
  type: RecordType,
  namespace: string,
  raw: unknown,
  rules: IdentityRules,
): Identifier | undefined {
  const id = plainText(raw);
  if (!id) return undefined;
  return isPlaceholderRecord(id, rules.placeholders)
    ? nobody(type, rules)
    : { type, value: `${namespace}:${id}` };
}

/**
 * Number of a sale, by which systems that tell of one order find each other: the order’s own id and
 * number, the number in a deal, the transaction id of a purchase. People write it with and without `#`
 * and blanks, in either case.
 */
export function saleNumber(raw: unknown, rules: IdentityRules): Identifier | undefined {
  const text = plainText(raw);
  const number = saleKey(raw);
  if (!number) return undefined;
  return isPlaceholderRecord(text!, rules.placeholders) ||
    isPlaceholderRecord(number, rules.placeholders)
    ? nobody('sale_number', rules)
    : { type: 'sale_number', value: number };
}

/** Client id inside a `_ga` cookie (`GA1.2.1234567890.1741000000` → `1234567890.1741000000`). */
export function gaClientId(raw: unknown, rules: IdentityRules): Identifier | undefined {
  const text = plainText(raw);
  const cookie = text === undefined ? undefined : /^GA\d+\.\d+\.(.+)$/.exec(text);
  return identifier('ga_client_id', cookie ? cookie[1] : text, rules);
}

function plainText(raw: unknown): string | undefined {
  const text = typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : raw;
  return typeof text === 'string' ? text.trim() : undefined;
}

/** Order of identifiers from the narrowest to the widest, then by value. */
export function compareIdentifiers(a: Identifier, b: Identifier): number {
  const byType = IDENTIFIER_TYPES.indexOf(a.type) - IDENTIFIER_TYPES.indexOf(b.type);
  return byType || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
}
