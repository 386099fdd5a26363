import type { RawDelivery } from '../../contract/delivery.ts';
import { type Identifier, recordIdentifier } from '../../contract/identity.ts';
import type { MapContext } from '../../contract/source.ts';
import type { PipedriveSettings } from './settings.ts';

/** `pipedrive:<company>:<person>`, the same on a person and on every deal of theirs. */
export function contactIdentifier(
  delivery: RawDelivery,
  { settings, identity }: MapContext<PipedriveSettings>,
  personId: string | null,
): Identifier | null {
  const company = settings.company ?? delivery.account;
  return recordIdentifier('crm_contact_id', `pipedrive:${company}`, personId, identity) ?? null;
}
