import type { IdentifierType } from '@throughline/ingest/contract/identity';

const CONTACTS = new Set<string>(['email', 'phone'] satisfies IdentifierType[]);

/** An identifier that can be told from others but not used: of a contact less than of a device. */
export function shortened(type: string, value: string): string {
  if (CONTACTS.has(type)) return `${value.slice(0, 3)}…${value.slice(-2)}`;
  return value.length <= 16 ? value : `${value.slice(0, 8)}…${value.slice(-4)}`;
}
