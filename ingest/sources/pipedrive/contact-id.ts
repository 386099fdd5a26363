import type { RawDelivery } from '../../contract/delivery.ts';
import { type Identifier, identifier } from '../../contract/identity.ts';
import type { PipedriveSettings } from './settings.ts';

/** `pipedrive:<company>:<person>`, the same on a person and on every deal of theirs. */
export function contactIdentifier(
  delivery: RawDelivery,
  settings: PipedriveSettings,
  personId: string | null,
): Identifier | null {
  if (personId === null) return null;
  const company = settings.company ?? delivery.account;
  return identifier('crm_contact_id', `pipedrive:${company}:${personId}`) ?? null;
}
