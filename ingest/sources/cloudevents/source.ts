import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact } from '../../contract/fact.ts';
import {
  emailIdentifier,
  gaClientId,
  identifier,
  phoneIdentifier,
} from '../../contract/identity.ts';
import { deterministicId } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { MapContext, Mapped, Source } from '../../contract/source.ts';
import { parseInstant } from '../../contract/time.ts';
import { eventKind } from '../../kit/web-events/event-kind.ts';
import { webEventFact } from '../../kit/web-events/web-event-fact.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { mapRecords } from '../../mapping/map-records.ts';
import { endpoint } from './endpoint.ts';
import { EXAMPLE } from './example.ts';
import { eventsIn } from './read-events.ts';
import { type CloudEventsSettings, cloudEventsSettings } from './settings.ts';

/** CloudEvents 1.0: the envelope of event meshes and serverless platforms. */
export const source: Source<CloudEventsSettings> = {
  name: 'cloudevents',
  title: 'CloudEvents',
  settings: cloudEventsSettings,
  endpoints: [endpoint],
  example: EXAMPLE,
  importing: { kind: 'json' },
  about: {
    verification: '`Authorization: Bearer` with `token`',
    dedupe: '`source` and `id`',
    version: 'none: an event happened',
    becomes: 'events, by the names of `events`',
  },
  map: mapEvents,
};

function mapEvents(delivery: RawDelivery, context: MapContext<CloudEventsSettings>): Mapped {
  const records = eventsIn(delivery);
  if (records.length === 0) return { records: [noRecord('the request has no events')] };
  return mapRecords(
    records,
    (value) => [cloudEvent(value, delivery, context)],
    delivery.receivedAt,
  );
}

/** Members of the data that say who it was about, and no property. */
const PERSONAL = new Set(['user_id', 'client_id', 'anonymous_id', 'email', 'phone']);

/** @throws RecordError for an event without its needed attributes, or of another version. */
function cloudEvent(
  value: unknown,
  delivery: RawDelivery,
  { settings, identity }: MapContext<CloudEventsSettings>,
): EventFact {
  const event = asObject(value);
  if (!event) throw new RecordError('record_unreadable', { expected: 'a CloudEvent' });
  const version = needed(event, 'specversion');
  if (!/^1\.\d+$/.test(version))
    throw new RecordError('field_invalid', { field: 'specversion', expected: '1.0', got: version });
  const type = needed(event, 'type');
  const data = asObject(event.data) ?? {};
  const name = (Object.hasOwn(settings.events, type) ? settings.events[type]! : type).slice(0, 256);
  const isTest = event.test === true || event.test === 'true';
  const params = new Map(Object.entries(data).filter(([member]) => !PERSONAL.has(member)));
  params.set('subject', event.subject);
  return webEventFact(delivery, settings, identity, {
    id: deterministicId(
      'cloudevents',
      delivery.account,
      needed(event, 'source'),
      needed(event, 'id'),
    ),
    ...timeOf(event, delivery),
    type: eventKind(name, settings),
    ...{ name, word: name, params },
    identifiers: [
      identifier('user_id', analyticsText(data.user_id), identity),
      identifier('anonymous_id', analyticsText(data.anonymous_id), identity),
      gaClientId(analyticsText(data.client_id), identity),
      emailIdentifier(data.email, identity),
      phoneIdentifier(data.phone, identity),
    ],
    pageUrl: data.page_location,
    referrer: data.page_referrer,
    testMark: isTest ? { reason: 'test' } : undefined,
    isBot: false,
  });
}

function needed(event: JsonObject, field: string): string {
  const text = analyticsText(event[field], Number.MAX_SAFE_INTEGER);
  if (text === undefined) throw new RecordError('field_missing', { field });
  return text;
}

/** An event without a time happened when it came. */
function timeOf(event: JsonObject, { receivedAt }: RawDelivery) {
  const time = analyticsText(event.time);
  if (time === undefined) return { at: receivedAt, precision: 'us' } as const;
  return parseInstant(time, { field: 'time' });
}
