import {
  gaClientId,
  type Identifier,
  type IdentityRules,
  phoneIdentifier,
} from '../../contract/identity.ts';
import { type Fields, textOf } from './fields.ts';
import type { CallrailSettings } from './settings.ts';

/**
 * Digits that carriers put where the caller withheld the number: ANONYMOUS, RESTRICTED, UNKNOWN,
 * BLOCKED and UNAVAILABLE on a telephone keypad. All such callers together would be one person.
 */
const WITHHELD = new Set(['266696687', '7378742833', '8656696', '2562533', '86282452253']);

const CALLER = ['customer_phone_number', 'callernum', 'caller_number'];

/** The caller's number as CallRail wrote it. */
export function callerNumber(fields: Fields): string | undefined {
  return textOf(fields, CALLER, 64);
}

/** Identifier of the caller; undefined for a withheld number. National numbers are read in the caller's country. */
export function callerPhone(fields: Fields, identity: IdentityRules): Identifier | undefined {
  const number = callerNumber(fields);
  if (!number || WITHHELD.has(number.replace(/\D/g, ''))) return undefined;
  const country = textOf(fields, ['callercountry', 'customer_country'])?.toUpperCase();
  return phoneIdentifier(number, {
    ...identity,
    ...(country && /^[A-Z]{2}$/.test(country) && { defaultCountry: country }),
  });
}

/** Client id of the visitor's `_ga` cookie, which joins the call to the web session. */
export function callerClient(fields: Fields, identity: IdentityRules): Identifier | undefined {
  return gaClientId(textOf(fields, ['ga'], 512), identity);
}

/** Whether the account's owner calls from this number to try the line. */
export function isTestCaller(fields: Fields, settings: CallrailSettings): boolean {
  const number = callerNumber(fields)?.replace(/\D/g, '');
  return !!number && settings.testNumbers.some((test) => test.replace(/\D/g, '') === number);
}
