import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact, EntityFields } from '../../contract/fact.ts';
import type { Identifier } from '../../contract/identity.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { LeftOut, MapContext } from '../../contract/source.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import { skip } from '../../mapping/left-out.ts';
import { callStart, timeOf } from './call-time.ts';
import { callVersion } from './call-version.ts';
import { callerClient, callerPhone, isTestCaller } from './caller.ts';
import { campaignOf } from './campaign.ts';
import { type Fields, resourceId, textOf, truthOf } from './fields.ts';
import type { CallStage } from './hook.ts';
import type { CallrailSettings } from './settings.ts';

type Call = EntityFields<'call'>;

/**
 * One version of a call. Only what the object says is set, so that the hooks of a call add up field
 * by field: an early hook knows less and a late one (`call_modified`) may hold a part. Left out
 * when the object says nothing that is kept, such as a new tag.
 * @param named whether the stage was named by the hook's address instead of inferred.
 * @param isShown whether the object itself shows that it is as far as the stage says.
 * @throws RecordError when the object has no id or a field cannot be read.
 */
export function callVersionFact(
  fields: Fields,
  delivery: RawDelivery,
  { settings, identity }: MapContext<CallrailSettings>,
  stage: CallStage,
  named: boolean,
  isShown: boolean,
): EntityFact | LeftOut {
  const entityId = resourceId(fields);
  if (!entityId) throw new RecordError('field_missing', { field: 'resource_id' });
  const startedAt = callStart(fields, settings);
  const contentTime =
    timeOf(fields, 'updated_at', settings) ?? startedAt ?? timeOf(fields, 'created_at', settings);
  const call = callFields(fields, settings, startedAt, named && isEarly(stage));
  const identifiers = identifiersOf(callerClient(fields, identity), callerPhone(fields, identity));
  if (Object.keys(call).length + Object.keys(identifiers).length === 0)
    return skip('nothing_kept', 'the change of a call touches no field that is kept');
  const version = callVersion(stage, contentTime, isShown);
  const content = sha256(canonicalJson(fields));
  return {
    kind: 'entity',
    entityType: 'call',
    id: deterministicId('callrail', delivery.account, 'call', entityId, version, content),
    source: delivery.source,
    account: delivery.account,
    occurredAt: contentTime ?? delivery.receivedAt,
    isTest: isTestCaller(fields, settings),
    entityId,
    version,
    op: 'upsert',
    identifiers,
    fields: call,
  };
}

function isEarly(stage: CallStage): boolean {
  return stage === 'pre_call' || stage === 'call_routing_complete';
}

/** @param early the call is known to go on: `answered: false` and `duration: 0` mean "not yet". */
function callFields(
  fields: Fields,
  settings: CallrailSettings,
  startedAt: number | undefined,
  early: boolean,
): Call {
  const { clickIds, ...campaign } = campaignOf(fields, settings.legacyEncoding);
  const direction = directionOf(fields);
  const status = statusOf(fields);
  const duration = durationOf(fields);
  const isFirst = truthOf(fields, 'first_call');
  const operator = textOf(fields, ['agent_email'], 256);
  const trackingNumber = textOf(fields, ['trackingnum', 'tracking_phone_number'], 64);
  return {
    ...(direction && { direction }),
    ...(status && !(early && status === 'missed') && { status }),
    ...(trackingNumber && { trackingNumber }),
    ...(operator && { operator }),
    ...(startedAt !== undefined && { startedAt }),
    ...(duration !== undefined && !early && { talkSeconds: duration }),
    ...(isFirst !== undefined && { isFirst }),
    ...(campaign.source !== undefined && { utmSource: campaign.source }),
    ...(campaign.medium !== undefined && { utmMedium: campaign.medium }),
    ...(campaign.campaign && { utmCampaign: campaign.campaign }),
    ...(campaign.term && { utmTerm: campaign.term }),
    ...(campaign.content && { utmContent: campaign.content }),
    ...(clickIds.length > 0 && { clickIds: clickIds.join(',') }),
    ...(campaign.referrer && { referrer: campaign.referrer }),
    ...(campaign.landingUrl && { landingUrl: campaign.landingUrl }),
  };
}

function directionOf(fields: Fields): Call['direction'] {
  const text = textOf(fields, ['direction'])?.toLowerCase();
  if (text === 'inbound' || text === 'in') return 'in';
  return text === 'outbound' || text === 'out' ? 'out' : undefined;
}

/** A caller who reached the machine was not served, even where the machine "answered". */
function statusOf(fields: Fields): Call['status'] {
  if (truthOf(fields, 'voicemail')) return 'voicemail';
  const answered = truthOf(fields, 'answered');
  return answered === undefined ? undefined : answered ? 'answered' : 'missed';
}

/** Whole seconds; CallRail counts the call from its start to its end. */
function durationOf(fields: Fields): number | undefined {
  const text = textOf(fields, ['duration']);
  if (text === undefined) return undefined;
  const seconds = Math.round(Number(text));
  if (!Number.isSafeInteger(seconds) || seconds < 0)
    throw new RecordError('field_invalid', { field: 'duration', expected: 'seconds', got: text });
  return seconds;
}

function identifiersOf(client: Identifier | undefined, phone: Identifier | undefined) {
  return { ...(client && { client_id: client }), ...(phone && { phone }) };
}
