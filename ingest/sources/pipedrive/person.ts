import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact, Fact } from '../../contract/fact.ts';
import {
  emailIdentifier,
  type Identifier,
  type IdentityRules,
  phoneIdentifier,
} from '../../contract/identity.ts';
import type { MapContext } from '../../contract/source.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { isObject, type JsonObject } from '../../mapping/json-object.ts';
import { timeOrNull } from '../../mapping/time-or-null.ts';
import { type Change, versionOf } from './change.ts';
import { contactIdentifier } from './contact-id.ts';
import { referenceOrNull } from './reference.ts';
import type { PipedriveSettings } from './settings.ts';

/** Addresses of a kind that are kept. A full version names each role, so that a removed one clears. */
const MAX_ADDRESSES = 5;

/**
 * A person as a contact. Pipedrive merges by deleting the loser and changing the winner; where the
 * winner’s payload names the loser (`merge_what_id`), the loser is pointed at the winner, so that
 * what was known of the one is known of the other.
 */
export function personFacts(
  change: Change,
  delivery: RawDelivery,
  context: MapContext<PipedriveSettings>,
): readonly Fact[] {
  const { identity } = context;
  const { data, entityId } = change;
  const entityType = 'contact';
  if (!data) {
    const gone = { entityType, op: 'delete', fields: {}, identifiers: {} } as const;
    return [entityFact(delivery, { ...versionOf(change), ...gone })];
  }
  const person = entityFact(delivery, {
    ...versionOf(change),
    entityType,
    op: 'upsert',
    fields: {
      createdAt: timeOrNull(data, 'add_time', 'UTC'),
      companyId: referenceOrNull(data.org_id),
      mergedInto: null,
    },
    identifiers: {
      contact: contactIdentifier(delivery, context, entityId),
      merged_into: null,
      ...roles('email', data.emails ?? data.email, identity, emailIdentifier),
      ...roles('phone', data.phones ?? data.phone, identity, phoneIdentifier),
    },
  });
  const loser = referenceOrNull(data.merge_what_id);
  if (!loser || loser === entityId) return [person];
  const merged = {
    entityType,
    entityId: loser,
    op: 'upsert',
    fields: { mergedInto: entityId },
    identifiers: {
      contact: contactIdentifier(delivery, context, loser),
      merged_into: contactIdentifier(delivery, context, entityId),
    },
  } as const;
  return [person, entityFact(delivery, { ...versionOf(change), ...merged })];
}

/** `email`, `email2` …: the primary address first, then in the vendor’s order, each once. */
function roles(
  name: string,
  list: unknown,
  rules: IdentityRules,
  read: (raw: unknown, rules: IdentityRules) => Identifier | undefined,
): EntityFact['identifiers'] {
  const entries: readonly JsonObject[] = (Array.isArray(list) ? list : [list]).map((entry) =>
    isObject(entry) ? entry : { value: entry },
  );
  const primaryFirst = [
    ...entries.filter((entry) => entry.primary === true),
    ...entries.filter((entry) => entry.primary !== true),
  ];
  const found = new Map<string, Identifier>();
  for (const entry of primaryFirst) {
    const address = read(entry.value, rules);
    if (address && !found.has(address.value)) found.set(address.value, address);
  }
  const kept = [...found.values()];
  return Object.fromEntries(
    Array.from({ length: MAX_ADDRESSES }, (_, index) => [
      index === 0 ? name : `${name}${index + 1}`,
      kept[index] ?? null,
    ]),
  );
}
