import type { RawDelivery } from '../../contract/delivery.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { LeftOut, MapContext, Mapped, Source } from '../../contract/source.ts';
import { visitorOf } from '../../contract/visitor.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import { noRecord, skip } from '../../mapping/left-out.ts';
import { decodeText, mapRecords, type RecordText } from '../../mapping/map-records.ts';
import { readJson } from '../../mapping/read-json.ts';
import { callerOf } from './caller.ts';
import { type Call, callNamed } from './calls.ts';
import { endpoints } from './endpoints.ts';
import { segmentEvent } from './event.ts';
import { EXAMPLE } from './example.ts';
import { type SegmentSettings, segmentSettings } from './settings.ts';

/** The HTTP tracking API of Segment, which the SDKs of RudderStack, Jitsu and others speak as well. */
export const source: Source<SegmentSettings> = {
  name: 'segment',
  title: 'Segment, RudderStack and Jitsu SDKs',
  settings: segmentSettings,
  endpoints,
  example: EXAMPLE,
  importing: { kind: 'json' },
  about: {
    verification: 'write key (Basic, header, query or body), and the origin of a page',
    dedupe: '`messageId`, else the content',
    version: 'none: an event happened',
    becomes: 'events of site, app and server; purchase as a sale of last resort',
  },
  map: mapCalls,
};

const ROBOT: LeftOut = skip(
  'robot',
  'events of robots, by their user agent, are not stored; keep_robots: true stores them, marked',
);

interface Sent {
  readonly message: unknown;
  readonly sentAt: unknown;
}

function mapCalls(delivery: RawDelivery, context: MapContext<SegmentSettings>): Mapped {
  const text = decodeText(delivery.body);
  if (text.trim() === '') return { records: [noRecord('the request is empty')] };
  const records = readJson(text).flatMap(callsOf);
  if (records.length === 0) return { records: [noRecord('the batch has no events')] };
  const visitor = visitorOf(delivery);
  const seen = new Map<string, number>();
  return mapRecords(
    records,
    (value) => {
      const { message: told, sentAt } = value as Sent;
      const message = asObject(told);
      if (!message) throw new RecordError('record_unreadable', { expected: 'an event object' });
      const call = callOf(message, delivery.endpoint);
      const caller = callerOf(message, visitor);
      if (caller.robot && !context.settings.keepRobots) return ROBOT;
      const repetition = message.messageId == null ? repetitionOf(message, seen) : 0;
      return [segmentEvent({ call, message, sentAt, repetition }, delivery, context, caller)];
    },
    delivery.receivedAt,
  );
}

/**
 * What the body calls it, else its path. A path that says otherwise is what a batch of several was sent to, or
 * the name of somebody’s own proxy: the body is what is signed for.
 */
function callOf(message: JsonObject, endpoint: string): Call {
  const told = typeof message.type === 'string' ? message.type : undefined;
  const call = callNamed(told ?? endpoint);
  if (call) return call;
  throw told === undefined
    ? new RecordError('field_missing', { field: 'type', expected: 'track, identify, page …' })
    : new RecordError('field_invalid', {
        field: 'type',
        expected: 'track, identify, page, screen, group, alias or merge',
        got: told.slice(0, 64),
      });
}

function repetitionOf(message: JsonObject, seen: Map<string, number>): number {
  const key = canonicalJson(message);
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  return count;
}

/** A rejected call is kept as a request of its own, so that it can be read again as it stands. */
function callsOf({ raw, value }: RecordText): readonly RecordText[] {
  const request = value instanceof RecordError ? undefined : asObject(value);
  if (!request || !('batch' in request))
    return [
      { raw, value: value instanceof RecordError ? value : { message: value, sentAt: undefined } },
    ];
  const { batch, sentAt } = request;
  if (!Array.isArray(batch)) {
    const error = new RecordError('field_invalid', {
      field: 'batch',
      expected: 'a list of events',
    });
    return [{ raw, value: error }];
  }
  return batch.map((told: unknown) => {
    const message = withShared(told, request);
    return {
      get raw() {
        return JSON.stringify({ sentAt, batch: [message] });
      },
      value: { message, sentAt },
    };
  });
}

/** What a batch says of all of its events; each of them may say otherwise. */
function withShared(told: unknown, { context }: JsonObject): unknown {
  const message = asObject(told);
  const shared = asObject(context);
  return message && shared
    ? { ...message, context: { ...shared, ...asObject(message.context) } }
    : told;
}
