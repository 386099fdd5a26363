import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact, TestMark } from '../../contract/fact.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import type { EventKind } from '../../contract/kinds/event-kinds.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import type { MapContext } from '../../contract/source.ts';
import { epochInstant, type Micros, parseInstant } from '../../contract/time.ts';
import type { Visitor } from '../../contract/visitor.ts';
import { skewCorrected } from '../../kit/skew-corrected.ts';
import { deviceOfUserAgent } from '../../kit/user-agent.ts';
import { eventKind } from '../../kit/web-events/event-kind.ts';
import { testHost } from '../../kit/web-events/test-host.ts';
import { webEventFact } from '../../kit/web-events/web-event-fact.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import { quietly } from '../../mapping/quietly.ts';
import type { Call } from './calls.ts';
import { campaignsOf, clickIdsOf } from './campaign.ts';
import { consentOf } from './consent.ts';
import { ownKind, plainName, wordOf } from './event-names.ts';
import { identifiersOf } from './identifiers.ts';
import { trackParams } from './params.ts';
import type { SegmentSettings } from './settings.ts';

const EMPTY: JsonObject = {};
/** Traits that say who somebody is, and nothing that a report asks. */
const PERSONAL =
  /^(email|phone|name|first_?name|last_?name|username|address|birthday|avatar|password|ip)$/i;

export interface SentCall {
  readonly call: Call;
  readonly message: JsonObject;
  readonly sentAt: unknown;
  /** Equal calls of one delivery that have no id of their own, counted. */
  readonly repetition: number;
}

/**
 * One call of the protocol. `messageId` is made by the SDK, so that a call sent again is the same fact.
 * @throws RecordError for a `track` without a name, a call of nobody, a time that is none.
 */
export function segmentEvent(
  { call, message, sentAt, repetition }: SentCall,
  delivery: RawDelivery,
  { settings, identity }: MapContext<SegmentSettings>,
  visitor: Visitor,
): EventFact {
  const context = asObject(message.context) ?? EMPTY;
  const traits = asObject(message.traits) ?? EMPTY;
  const told = asObject(message.properties) ?? EMPTY;
  const name = nameOf(call, message);
  const { type, word } = kindOf(call, name, settings);
  const { params, items } = paramsOf(call, word, message);
  const page = asObject(context.page) ?? EMPTY;
  const pageUrl = addressOf(call === 'page' ? { ...page, ...told } : page);
  for (const [id, value] of clickIdsOf(context, told)) if (!params.has(id)) params.set(id, value);
  params.set('page_title', page.title ?? (call === 'page' ? told.title : undefined));
  const isLead = type === 'form' || type === 'sign_up';
  const personal = [
    asObject(context.traits),
    ...(call === 'identify' ? [traits] : []),
    ...(isLead || call === 'identify' ? [told] : []),
  ];
  const identifiers = identifiersOf(message, context, personal, identity);
  if (identifiers.every((one) => one === undefined) && !isAnybody(message))
    throw new RecordError('field_missing', {
      field: 'userId',
      expected: 'userId or anonymousId',
    });
  const mark = testMark(message, pageUrl, settings);
  const company = analyticsText(message.groupId ?? context.groupId, 200);
  return webEventFact(delivery, settings, identity, {
    id: idOf(message, delivery.account, repetition),
    // When a file was read says nothing of the clock of a device.
    at: occurredAt(
      message,
      delivery.endpoint === 'import' ? undefined : (message.sentAt ?? sentAt),
      delivery.receivedAt,
    ),
    precision: 'ms',
    ...{ type, name, word, identifiers, params, items, pageUrl },
    sessionId: sessionOf(context),
    companyId: company && `segment:${delivery.account}:${company}`.slice(0, 256),
    referrer: (call === 'page' ? told.referrer : undefined) ?? page.referrer,
    campaigns: campaignsOf(context, settings.legacyEncoding),
    ...(type.startsWith('message_') && { medium: 'email' as const }),
    words: wordsOf(type, told),
    consent: consentOf(context, settings, visitor.optedOut === true),
    ...placeOf(context, visitor),
    testMark: mark,
    isBot: visitor.robot === true,
  });
}

/** Identifiers that were told and are placeholders of nobody do not make a call unreadable. */
function isAnybody({ userId, anonymousId, previousId }: JsonObject): boolean {
  return [userId, anonymousId, previousId].some((id) => analyticsText(id) !== undefined);
}

function nameOf(call: Call, message: JsonObject): string {
  if (call !== 'track') return call;
  const name = analyticsText(message.event, 256);
  if (name === undefined) throw new RecordError('field_missing', { field: 'event' });
  return name;
}

function kindOf(
  call: Call,
  name: string,
  { leadEvents }: SegmentSettings,
): { readonly type: EventKind; readonly word: string } {
  if (call === 'page') return { type: 'page_view', word: 'page_view' };
  if (call === 'screen') return { type: 'screen_view', word: 'screen_view' };
  if (call !== 'track') return { type: 'identify', word: call };
  const word = wordOf(name);
  const isLead = leadEvents.some(
    (one) => wordOf(one) === word || plainName(one) === plainName(name),
  );
  const type = ownKind(name) ?? eventKind(word, { leadEvents: isLead ? [word] : [] });
  return { type, word };
}

function paramsOf(call: Call, word: string, message: JsonObject) {
  const told = asObject(message.properties) ?? EMPTY;
  if (call === 'track') return trackParams(word, told);
  if (call === 'page' || call === 'screen') {
    const { params } = trackParams(word, told);
    for (const field of ['title', 'video_title', 'name', 'category']) params.delete(field);
    const name = message.name ?? told.name;
    const category = message.category ?? told.category;
    if (call === 'screen') params.set('screen_name', name);
    else {
      params.set('content_group', category);
      params.set('page_name', name);
    }
    return { params, items: undefined };
  }
  const traits = Object.entries(asObject(message.traits) ?? EMPTY);
  return { params: new Map(traits.filter(([trait]) => !PERSONAL.test(trait))), items: undefined };
}

/** The address of the page; some SDKs send its query apart. */
function addressOf(page: JsonObject): string | undefined {
  const url = analyticsText(page.url, Number.MAX_SAFE_INTEGER);
  const search = analyticsText(page.search, Number.MAX_SAFE_INTEGER);
  if (!url || !search || url.includes('?')) return url;
  const [address, fragment] = url.split('#', 2);
  const query = search.startsWith('?') ? search : `?${search}`;
  return `${address}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}

function idOf(message: JsonObject, account: string, repetition: number): string {
  const native = analyticsText(message.messageId, Number.MAX_SAFE_INTEGER);
  if (native !== undefined) return deterministicId('segment', account, native);
  const { sentAt: _sent, ...content } = message;
  return deterministicId('segment', account, '', sha256(canonicalJson(content)), repetition);
}

function occurredAt(message: JsonObject, sentAt: unknown, receivedAt: Micros): Micros {
  const own = message.originalTimestamp ?? message.timestamp;
  if (own === undefined || own === null || own === '') return receivedAt;
  // What `originalTimestamp` stands beside was corrected by whoever sends it on.
  const field = message.originalTimestamp == null ? 'timestamp' : 'originalTimestamp';
  const sent =
    sentAt == null || sentAt === '' ? undefined : quietly(() => instant(sentAt, 'sentAt'));
  return skewCorrected(instant(own, field), sent, receivedAt);
}

function instant(value: unknown, field: string): Micros {
  if (typeof value === 'number') return epochInstant(value, value < 1e11 ? 's' : 'ms', field).at;
  if (typeof value !== 'string')
    throw new RecordError('time_unreadable', { field, got: shown(value) });
  return parseInstant(value, { field, zone: 'UTC' }).at;
}

/** RudderStack’s session, or GA4’s of the same visitor in Jitsu’s client ids. */
function sessionOf(context: JsonObject): string | undefined {
  const ga4 = asObject(asObject(context.clientIds)?.ga4);
  const [session] = Object.values(asObject(ga4?.sessionIds) ?? {});
  return analyticsText((ga4?.clientId && session) || context.sessionId, 128);
}

function wordsOf(type: EventKind, told: JsonObject) {
  if (type === 'checkout_step') {
    const step = analyticsText(told.step, 256);
    return step ? { variant: step } : {};
  }
  if (!type.startsWith('message_')) return {};
  const subject = analyticsText(told.campaign_name ?? told.campaign_id ?? told.email_subject, 256);
  return subject ? { subject } : {};
}

/** Where it happened and on what: what the call says, else what the collector saw of a browser. */
function placeOf(context: JsonObject, visitor: Visitor) {
  const agent = analyticsText(context.userAgent, 1024);
  const seen = agent === undefined ? visitor.device : deviceOfUserAgent(agent);
  const device = asObject(context.device);
  const app = asObject(context.app);
  const location = asObject(context.location);
  return {
    device: {
      category: kindOfDevice(device, seen?.category),
      operating_system: asObject(context.os)?.name ?? seen?.os,
      browser: seen?.browser,
      language: context.locale ?? visitor.device?.language,
    },
    app: app && { id: app.namespace ?? app.name, version: app.version },
    place: {
      country: location?.country ?? visitor.country,
      region: location?.region,
      city: location?.city,
    },
  };
}

/** `ios` and `android` are systems, and say of the device that it goes along. */
function kindOfDevice(device: JsonObject | undefined, seen: string | undefined): unknown {
  const told = analyticsText(device?.type)?.toLowerCase();
  return told === 'ios' || told === 'android' ? 'mobile' : (told ?? seen);
}

function testMark(
  message: JsonObject,
  pageUrl: string | undefined,
  { testField, countTests, testHosts }: SegmentSettings,
): TestMark | undefined {
  let marked: unknown = message;
  for (const name of testField.split('.')) marked = asObject(marked)?.[name];
  if (!countTests && (marked === true || /^(true|1|yes)$/i.test(analyticsText(marked) ?? '')))
    return { reason: testField.slice(0, 64), setting: 'count_tests: true' };
  return testHost(pageUrl, testHosts);
}
