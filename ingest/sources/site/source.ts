import type { RawDelivery } from '../../contract/delivery.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { MapContext, Mapped, Source } from '../../contract/source.ts';
import { visitorOf } from '../../contract/visitor.ts';
import { ROBOT } from '../../kit/robot.ts';
import { asObject } from '../../mapping/json-object.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { decodeText, mapRecords, type RecordText } from '../../mapping/map-records.ts';
import { readJson } from '../../mapping/read-json.ts';
import { siteEndpoint } from './endpoint.ts';
import { isRobotic, siteEvent } from './event.ts';
import { EXAMPLE } from './example.ts';
import { numberEndpoint } from './number-endpoint.ts';
import { type SiteSettings, siteSettings } from './settings.ts';

/** Events of the snippet on the business’s own pages. */
export const source: Source<SiteSettings> = {
  name: 'site',
  title: 'Own site (snippet)',
  about: {
    verification: 'the origin of the page: a page keeps no secret',
    dedupe: 'id of the event, made in the browser',
    version: 'none: an event happened',
    becomes: 'events of the site; purchase as a sale of last resort',
  },
  settings: siteSettings,
  endpoints: [siteEndpoint, numberEndpoint],
  example: EXAMPLE,
  importing: { kind: 'json' },
  map: mapSite,
};

/** A request is `{sent_at, events}`; an event by itself is read as well, as a file holds it. */
function mapSite(delivery: RawDelivery, context: MapContext<SiteSettings>): Mapped {
  const visitor = visitorOf(delivery);
  const text = decodeText(delivery.body);
  if (text.trim() === '') return { records: [noRecord('the request is empty')] };
  const records = readJson(text).flatMap(eventsOf);
  if (records.length === 0) return { records: [noRecord('the request has no events')] };
  return mapRecords(
    records,
    (value) => {
      const { event, sentAt } = value as SentEvent;
      const record = asObject(event);
      if (!record) throw new RecordError('record_unreadable', { expected: 'an event object' });
      if (isRobotic(record, visitor) && !context.settings.keepRobots) return ROBOT;
      return [siteEvent(record, sentAt, delivery, context, visitor)];
    },
    delivery.receivedAt,
  );
}

interface SentEvent {
  readonly event: unknown;
  readonly sentAt: unknown;
}

/** A rejected event is kept as a request of its own, so that it can be read again as it stands. */
function eventsOf({ raw, value }: RecordText): readonly RecordText[] {
  if (value instanceof RecordError) return [{ raw, value }];
  const request = asObject(value);
  if (!request || !('events' in request)) return [{ raw, value: { event: value, sentAt: null } }];
  const { events, sent_at: sentAt } = request;
  if (!Array.isArray(events))
    return [
      {
        raw,
        value: new RecordError('field_invalid', { field: 'events', expected: 'a list of events' }),
      },
    ];
  return events.map((event) => ({
    get raw() {
      return JSON.stringify({ sent_at: sentAt, events: [event] });
    },
    value: { event, sentAt },
  }));
}
