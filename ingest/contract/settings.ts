import * as z from 'zod';
import { probablyMeant } from './nearest.ts';

/**
 * Kinds of settings that every source and the configuration share. Each is checked where it is written,
 * for a wrong one would be found only in the data. A field called after one of them has to be of it.
 */
export const SETTING_KINDS = z.registry<{ readonly kind: SettingKind }>();
export type SettingKind = 'zone' | 'currency' | 'country' | 'secret';

/** IANA zone that the runtime knows, spelled as it is. */
export function zone() {
  return z
    .string()
    .refine(isZone, {
      error: ({ input }) => expected('an IANA time zone such as Europe/Berlin', input, zones()),
    })
    .register(SETTING_KINDS, { kind: 'zone' });
}

/** ISO 4217 code in capitals. */
export function currency() {
  return z
    .string()
    .refine((code) => currencies().includes(code), {
      error: ({ input }) =>
        `an ISO 4217 code of three capital letters such as ${inCapitals(input) ?? 'EUR'}`,
    })
    .register(SETTING_KINDS, { kind: 'currency' });
}

/** ISO 3166 country of two capital letters. */
export function country() {
  return z
    .string()
    .refine(isCountry, 'an ISO 3166 country of two capital letters such as DE')
    .register(SETTING_KINDS, { kind: 'country' });
}

/** What only the two sides know: a token, a password, a signing key. Its value never stands in a message. */
export function secret(shortest = 1) {
  return z.string().min(shortest).register(SETTING_KINDS, { kind: 'secret' });
}

/** Whether the runtime and the warehouse know the zone: offsets and other letter cases are none. */
export function isZone(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    // A name in use before (Asia/Calcutta) is known as another; one that differs in its case is misspelt.
    return known === name || known.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;
}

function zones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

function currencies(): readonly string[] {
  return Intl.supportedValuesOf('currency');
}

/** The code that was written in small letters. */
function inCapitals(input: unknown): string | undefined {
  const code = typeof input === 'string' ? input.trim().toUpperCase() : '';
  return currencies().includes(code) ? code : undefined;
}

function expected(what: string, input: unknown, known: readonly string[]): string {
  const meant = typeof input === 'string' ? probablyMeant(input, known) : undefined;
  return meant === undefined ? what : `${what} (\`${meant}\`, if that was meant)`;
}
