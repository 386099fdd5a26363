import type { RawDelivery } from '../../contract/delivery.ts';
import type { Consent } from '../../contract/event.ts';
import type { EventFact } from '../../contract/fact.ts';
import {
  compareIdentifiers,
  emailIdentifier,
  gaClientId,
  type Identifier,
  type IdentityRules,
  identifier,
  phoneIdentifier,
} from '../../contract/identity.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import type { MapContext, Mapped } from '../../contract/source.ts';
import { epochInstant } from '../../contract/time.ts';
import { paramCampaign } from '../../kit/web-events/campaign-params.ts';
import { requestConsent } from '../../kit/web-events/event-details.ts';
import { saleTold } from '../../kit/web-events/sale-told.ts';
import { MAX_URL, trafficOf } from '../../kit/web-events/traffic.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import { CLICK_ID_NAMES } from '../../mapping/click-id-names.ts';
import { asObject } from '../../mapping/json-object.ts';
import { noRecord } from '../../mapping/left-out.ts';
import {
  decodeText,
  mapRecords,
  type RecordText,
  rejectDelivery,
} from '../../mapping/map-records.ts';
import { eventFact } from './event-fact.ts';
import type { Ga4Settings } from './settings.ts';

type Json = Readonly<Record<string, unknown>>;

/** What one request of the Measurement Protocol says about all of its events. */
interface Sender {
  readonly stream: string;
  readonly client: string;
  readonly identifiers: readonly Identifier[];
  readonly time: unknown;
  readonly consent: Consent | undefined;
  readonly device: Json | undefined;
  readonly place: Json | undefined;
}

/**
 * Maps a request of the Measurement Protocol: one event for each of `events[]`. Like Google's, the
 * endpoint accepts anything, so whatever is wrong shows here, as rejections.
 */
export function mapMeasurements(delivery: RawDelivery, context: MapContext<Ga4Settings>): Mapped {
  const body = readBody(delivery);
  if (body instanceof RecordError) return rejectDelivery(delivery, body);
  const events = body.events;
  if (!Array.isArray(events))
    return rejectDelivery(
      delivery,
      new RecordError('field_missing', { field: 'events', expected: 'a list of events' }),
    );
  if (events.length === 0) return { records: [noRecord('the request has no events')] };
  const sender = senderOf(body, delivery, context.identity);
  if (sender instanceof RecordError) return rejectDelivery(delivery, sender);
  const seen = new Map<string, number>();
  return mapRecords(
    events.map((event) => recordOf(body, event)),
    (event) => [measurementEvent(event, sender, delivery, context, seen)],
    delivery.receivedAt,
  );
}

function readBody(delivery: RawDelivery): Json | RecordError {
  try {
    const body = asObject(JSON.parse(decodeText(delivery.body)));
    return body ?? new RecordError('record_unreadable', { expected: 'one JSON object' });
  } catch {
    return new RecordError('body_unreadable', { expected: 'JSON' });
  }
}

/** A rejected event is kept as a request of its own, so that it can be sent again as it stands. */
function recordOf(body: Json, event: unknown): RecordText {
  return {
    value: event,
    get raw() {
      return JSON.stringify({ ...body, events: [event] });
    },
  };
}

function senderOf(
  body: Json,
  delivery: RawDelivery,
  identity: IdentityRules,
): Sender | RecordError {
  const query = new URLSearchParams(delivery.query);
  const clientId = analyticsText(body.client_id) ?? analyticsText(body.app_instance_id);
  const userId = analyticsText(body.user_id);
  if (clientId === undefined && userId === undefined)
    return new RecordError('field_missing', {
      field: 'client_id',
      expected: 'client_id, app_instance_id or user_id',
    });
  const client = gaClientId(clientId, identity);
  const user = identifier('user_id', userId, identity);
  const contacts = userData(body, identity);
  const all = [client, user, ...contacts].filter((found) => found !== undefined);
  return {
    stream: query.get('measurement_id') ?? query.get('firebase_app_id') ?? delivery.account,
    client: client?.value ?? user?.value ?? clientId ?? userId!,
    identifiers: all.sort(compareIdentifiers).slice(0, 15),
    time: body.timestamp_micros,
    consent: requestConsent(asObject(body.consent)),
    device: asObject(body.device),
    place: asObject(body.user_location),
  };
}

/**
 * `user_data` comes hashed by the sender and is used as it is: Google has the dots of gmail.com
 * addresses dropped before hashing, so that such an address meets only others of Google's rule. A
 * visitor who denied `ad_user_data` is not identified by it.
 */
function userData(body: Json, identity: IdentityRules): Identifier[] {
  const data = asObject(body.user_data);
  if (!data || analyticsText(asObject(body.consent)?.ad_user_data) === 'DENIED') return [];
  const found = new Map<string, Identifier>();
  for (const [field, read] of [
    ['sha256_email_address', emailIdentifier],
    ['sha256_phone_number', phoneIdentifier],
  ] as const)
    for (const hash of [data[field]].flat()) {
      const contact =
        typeof hash === 'string' && /^\s*[0-9a-f]{64}\s*$/i.test(hash) && read(hash, identity);
      if (contact) found.set(`${contact.type}:${contact.value}`, contact);
    }
  return [...found.values()];
}

function measurementEvent(
  record: unknown,
  sender: Sender,
  delivery: RawDelivery,
  { settings, identity }: MapContext<Ga4Settings>,
  seen: Map<string, number>,
): EventFact {
  const event = asObject(record);
  if (!event) throw new RecordError('record_unreadable', { expected: 'an event object' });
  const name = analyticsText(event.name, 256);
  if (!name) throw new RecordError('field_missing', { field: 'name' });
  const params = asObject(event.params) ?? {};
  const at = stampOf(event.timestamp_micros ?? sender.time, delivery);
  const read = new Map(Object.entries(params));
  const sessionId = analyticsText(params.session_id, 128);
  const pageLocation = analyticsText(params.page_location, MAX_URL);
  const traffic = trafficOf({
    pageLocation,
    pageReferrer: analyticsText(params.page_referrer, MAX_URL),
    stated: paramCampaign(read, name === 'campaign_details', settings.legacyEncoding),
    legacyEncoding: settings.legacyEncoding,
    clickIds: Object.keys(params).filter(
      (key) => CLICK_ID_NAMES.has(key) && analyticsText(params[key]),
    ),
  });
  return eventFact(delivery, settings, {
    id: eventId(sender, delivery.account, at, name, params, seen),
    identifiers: [...sender.identifiers, ...saleTold(name, [params.transaction_id], identity)],
    ...{ at, name, sessionId, traffic, pageLocation, params: read },
    ...{ consent: sender.consent, device: sender.device, place: sender.place },
  });
}

/** Year 2001 in µs: a stamp below it was written in ms or s, and would land in 1970. */
const EARLIEST = 1e15;

function stampOf(stamp: unknown, delivery: RawDelivery): number {
  if (stamp == null) return delivery.receivedAt;
  const { at } = epochInstant(stamp, 'us', 'timestamp_micros');
  if (at < EARLIEST)
    throw new RecordError('time_unreadable', {
      field: 'timestamp_micros',
      expected: 'microseconds since 1970 UTC',
      got: shown(stamp),
    });
  return at;
}

/**
 * The protocol has no event id. Equal events of one request are told apart by their count, so that
 * two identical clicks stay two, and the request sent again stays the same facts.
 */
function eventId(
  sender: Sender,
  account: string,
  at: number,
  name: string,
  params: Json,
  seen: Map<string, number>,
): string {
  const hash = sha256(canonicalJson(params));
  const key = `${at} ${hash} ${name}`;
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  const { stream, client } = sender;
  return deterministicId('ga4-mp', account, stream, client, at, name, hash, count);
}
