import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact, Traffic } from '../../contract/fact.ts';
import {
  compareIdentifiers,
  emailIdentifier,
  type Identifier,
  type IdentityRules,
  phoneIdentifier,
} from '../../contract/identity.ts';
import { deterministicId } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { MapContext } from '../../contract/source.ts';
import { asObject } from '../../mapping/json-object.ts';
import { timeOf } from './call-time.ts';
import { callerClient, callerPhone, isTestCaller } from './caller.ts';
import { campaignOf } from './campaign.ts';
import { type Fields, resourceId, textOf } from './fields.ts';
import type { CallrailSettings } from './settings.ts';

/**
 * A form that CallRail captured on the site. Its id is CallRail's own, so that the webhook, its
 * retries and an import of the same submission are one event.
 * @throws RecordError when the object has no id or no time.
 */
export function formEvent(
  fields: Fields,
  delivery: RawDelivery,
  { settings, identity }: MapContext<CallrailSettings>,
): EventFact {
  const formId = resourceId(fields);
  if (!formId) throw new RecordError('field_missing', { field: 'resource_id' });
  const occurredAt = ['submitted_at', 'created_at', 'start_time'].reduce<number | undefined>(
    (found, name) => found ?? timeOf(fields, name, settings),
    timeOf(fields, 'datetime', settings, 'UTC'),
  );
  if (occurredAt === undefined) throw new RecordError('field_missing', { field: 'submitted_at' });
  const pageUrl = textOf(fields, ['form_url']);
  const traffic = trafficOf(fields, settings);
  return {
    kind: 'event',
    type: 'form',
    name: 'form_submission',
    id: deterministicId('callrail', delivery.account, 'form', formId),
    source: delivery.source,
    account: delivery.account,
    occurredAt,
    precision: 's',
    identifiers: identifiersOf(fields, identity),
    ...(traffic && { traffic }),
    ...(pageUrl && { pageUrl }),
    isTest: isTestCaller(fields, settings),
    isBot: false,
  };
}

/** CallRail's own fields first; what the visitor typed only fills the contacts that they lack. */
function identifiersOf(fields: Fields, identity: IdentityRules): Identifier[] {
  const typed = typedValues(fields.form_data);
  const email =
    emailIdentifier(textOf(fields, ['customer_email', 'email']), identity) ??
    firstOf(typed, /e-?mail/i, (text) => emailIdentifier(text, identity));
  const phone =
    callerPhone(fields, identity) ??
    firstOf(typed, /phone|tel|mobile/i, (text) => phoneIdentifier(text, identity));
  return [callerClient(fields, identity), email, phone]
    .filter((found) => found !== undefined)
    .sort(compareIdentifiers);
}

function firstOf(
  typed: readonly (readonly [string, string])[],
  name: RegExp,
  read: (text: string) => Identifier | undefined,
): Identifier | undefined {
  for (const [field, text] of typed) {
    const found = name.test(field) ? read(text) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `form_data` as pairs: an object, or the JSON text of one. */
function typedValues(data: unknown): readonly (readonly [string, string])[] {
  let members = asObject(data);
  if (typeof data === 'string')
    try {
      members = asObject(JSON.parse(data));
    } catch {
      return [];
    }
  return Object.entries(members ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
}

function trafficOf(fields: Fields, settings: CallrailSettings): Traffic | undefined {
  const { landingUrl, clickIds, term, source, medium, ...rest } = campaignOf(
    fields,
    settings.legacyEncoding,
  );
  const traffic: Traffic = {
    ...rest,
    ...(source && { source }),
    ...(medium && { medium }),
    ...(term && { keyword: term }),
    ...(clickIds.length > 0 && { clickIds: [...clickIds] }),
  };
  if (Object.keys(traffic).length === 0) return undefined;
  return { ...traffic, ...(landingUrl && { landingUrl }) };
}
