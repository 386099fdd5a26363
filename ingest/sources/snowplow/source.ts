import type { RawDelivery } from '../../contract/delivery.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { LeftOut, MapContext, Mapped, Source } from '../../contract/source.ts';
import { type Visitor, visitorOf } from '../../contract/visitor.ts';
import { readForm } from '../../kit/body-records.ts';
import { isRobot } from '../../kit/robots.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import { noRecord, skip } from '../../mapping/left-out.ts';
import { decodeText, mapRecords, type RecordText } from '../../mapping/map-records.ts';
import { readJson } from '../../mapping/read-json.ts';
import { endpoints } from './endpoints.ts';
import { snowplowEvent } from './event.ts';
import { EXAMPLE } from './example.ts';
import { type SnowplowSettings, snowplowSettings } from './settings.ts';

/** Trackers of Snowplow, by version 2 of their protocol. */
export const source: Source<SnowplowSettings> = {
  name: 'snowplow',
  title: 'Snowplow trackers',
  settings: snowplowSettings,
  endpoints,
  example: EXAMPLE,
  importing: { kind: 'json' },
  about: {
    verification: 'app id and the origin of a page: the protocol has no secret',
    dedupe: '`eid`, else the content',
    version: 'none: an event happened',
    becomes: 'events of site, app and server; purchase as a sale of last resort',
  },
  map: mapPayload,
};

const ROBOT: LeftOut = skip(
  'robot',
  'events of robots, by their user agent, are not stored; keep_robots: true stores them, marked',
);

function mapPayload(delivery: RawDelivery, context: MapContext<SnowplowSettings>): Mapped {
  const records = eventsIn(delivery);
  if (records.length === 0) return { records: [noRecord('the payload has no events')] };
  const items = itemsByOrder(records);
  const seen = visitorOf(delivery);
  const { appIds, keepRobots } = context.settings;
  return mapRecords(
    records,
    (value) => {
      const record = asObject(value);
      if (!record) throw new RecordError('record_unreadable', { expected: 'an event object' });
      const app = analyticsText(record.aid) ?? '';
      if (appIds.length > 0 && !appIds.includes(app))
        return skip(
          'app_unknown',
          `events of app ${app} belong to no account; add it to app_ids`,
          app,
        );
      const visitor = visitorBehind(record, seen);
      if (visitor.robot && !keepRobots) return ROBOT;
      const own = record.e === 'tr' ? items.get(analyticsText(record.tr_id) ?? '') : undefined;
      return [snowplowEvent(record, own ?? [], delivery, context, visitor)];
    },
    delivery.receivedAt,
  );
}

/** A payload, one of an older version, or an event by itself; the query says of all of them what it says. */
function eventsIn(delivery: RawDelivery): readonly RecordText[] {
  const text = decodeText(delivery.body);
  const query = delivery.query === '' ? undefined : readForm(delivery.query);
  if (text.trim() === '') return query ? [{ raw: delivery.query, value: query }] : [];
  return readJson(text).flatMap(({ raw, value }) => {
    if (value instanceof RecordError) return [{ raw, value }];
    const payload = asObject(value);
    if (!payload || !('data' in payload)) return [{ raw, value: withQuery(value, query) }];
    if (!Array.isArray(payload.data)) {
      const error = new RecordError('field_invalid', {
        field: 'data',
        expected: 'a list of events',
      });
      return [{ raw, value: error }];
    }
    return payload.data.map((one: unknown) => {
      const event = withQuery(one, query);
      return {
        get raw() {
          return JSON.stringify({ schema: payload.schema, data: [event] });
        },
        value: event,
      };
    });
  });
}

function withQuery(value: unknown, query: JsonObject | undefined): unknown {
  const event = asObject(value);
  return event && query ? { ...event, ...query } : value;
}

/** Items of transactions (`e=ti`) by the order that they are of. */
function itemsByOrder(records: readonly RecordText[]): ReadonlyMap<string, JsonObject[]> {
  const items = new Map<string, JsonObject[]>();
  for (const { value } of records) {
    const item = value instanceof RecordError ? undefined : asObject(value);
    const order = item?.e === 'ti' ? analyticsText(item.ti_id) : undefined;
    if (!item || order === undefined) continue;
    const known = items.get(order);
    if (known) known.push(item);
    else items.set(order, [item]);
  }
  return items;
}

/**
 * The visitor behind an event. Only pages send from the visitor’s browser; whoever passes a user agent on says
 * what the visitor’s is.
 */
function visitorBehind(record: JsonObject, seen: Visitor): Visitor {
  const isPage = (analyticsText(record.p) ?? 'web') === 'web';
  const { robot: _unknown, ...visitor } = isPage ? seen : {};
  const agent = analyticsText(record.ua, 1024);
  const robot = agent === undefined ? isPage && seen.robot : isRobot(agent);
  return { ...visitor, ...(robot && { robot: true }) };
}
