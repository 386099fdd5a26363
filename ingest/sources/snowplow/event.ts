import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact, TestMark } from '../../contract/fact.ts';
import {
  emailIdentifier,
  gaClientId,
  type Identifier,
  type IdentityRules,
  identifier,
} from '../../contract/identity.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import type { MapContext } from '../../contract/source.ts';
import { epochInstant, type Micros } from '../../contract/time.ts';
import type { Visitor } from '../../contract/visitor.ts';
import { skewCorrected } from '../../kit/skew-corrected.ts';
import { deviceOfUserAgent } from '../../kit/user-agent.ts';
import { eventKind } from '../../kit/web-events/event-kind.ts';
import { testHost } from '../../kit/web-events/test-host.ts';
import { webEventFact } from '../../kit/web-events/web-event-fact.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { quietly } from '../../mapping/quietly.ts';
import { consentOf } from './consent.ts';
import { meaningOf, selfDescribedIn } from './meaning.ts';
import { entitiesOf, named, type SelfDescribing } from './self-describing.ts';
import type { SnowplowSettings } from './settings.ts';
import type { Told } from './told.ts';

/**
 * One event of the tracker protocol. `eid` is made by the tracker, so that an event sent again is the same
 * fact.
 * @param items of the transaction that the event is, where they came with it.
 * @throws RecordError for an event of no known kind, a time that is none.
 */
export function snowplowEvent(
  record: JsonObject,
  items: readonly JsonObject[],
  delivery: RawDelivery,
  { settings, identity }: MapContext<SnowplowSettings>,
  visitor: Visitor,
): EventFact {
  const entities = entitiesOf(record);
  const event = selfDescribedIn(record);
  const told = meaningOf(record, event, entities, items);
  const params = new Map(told.params);
  params.set('page_title', record.page);
  const pageUrl = analyticsText(record.url, Number.MAX_SAFE_INTEGER);
  const [session] = named(entities, 'client_session');
  return webEventFact(delivery, settings, identity, {
    id: idOf(record, delivery.account),
    at: occurredAt(record, delivery),
    precision: 'ms',
    type: told.type ?? kindOf(told, settings),
    ...{ name: told.name, word: told.word, params, items: told.items, pageUrl },
    identifiers: identifiersOf(record, entities, session, identity),
    sessionId: analyticsText(record.sid ?? session?.sessionId, 128),
    referrer: record.refr,
    ...(told.words && { words: told.words }),
    consent: consentOf(event, entities, settings, visitor.optedOut === true),
    ...placeOf(record, entities, visitor),
    testMark: testMark(record, pageUrl, settings),
    isBot: visitor.robot === true,
  });
}

function kindOf({ name, word }: Told, { leadEvents }: SnowplowSettings) {
  const isLead = leadEvents.includes(name) || leadEvents.includes(word);
  return eventKind(word, { leadEvents: isLead ? [word] : [] });
}

/** Every sending has its own `stm`. */
function idOf(record: JsonObject, account: string): string {
  const native = analyticsText(record.eid, 256);
  if (native !== undefined) return deterministicId('snowplow', account, native.toLowerCase());
  const { stm: _sent, ...content } = record;
  return deterministicId('snowplow', account, '', sha256(canonicalJson(content)));
}

/** The true time where the tracker states one, else the device’s, put right by when it sent the event. */
function occurredAt({ ttm, dtm, stm }: JsonObject, { receivedAt, endpoint }: RawDelivery): Micros {
  if (ttm != null && ttm !== '') return epochInstant(ttm, 'ms', 'ttm').at;
  if (dtm == null || dtm === '') return receivedAt;
  // When a file was read says nothing of the clock of a device.
  const sent =
    stm == null || stm === '' || endpoint === 'import'
      ? undefined
      : quietly(() => epochInstant(stm, 'ms', 'stm').at);
  return skewCorrected(epochInstant(dtm, 'ms', 'dtm').at, sent, receivedAt);
}

function identifiersOf(
  record: JsonObject,
  entities: readonly SelfDescribing[],
  session: JsonObject | undefined,
  rules: IdentityRules,
): (Identifier | undefined)[] {
  const id = (value: unknown) => analyticsText(value, 512);
  const shopper = entities.find(
    ({ vendor, name }) => name === 'user' && vendor.endsWith('ecommerce'),
  )?.data;
  return [
    identifier('user_id', id(record.uid), rules),
    identifier('anonymous_id', id(record.duid), rules),
    identifier('anonymous_id', id(record.tnuid ?? record.nuid), rules),
    identifier('anonymous_id', id(session?.userId), rules),
    identifier('user_id', shopper?.is_guest === true ? undefined : id(shopper?.id), rules),
    emailIdentifier(shopper?.email, rules),
    ...entities.map(({ vendor, data }) =>
      vendor.startsWith('com.google.') ? gaClientId(id(data._ga), rules) : undefined,
    ),
  ];
}

/** Platforms of the protocol that say what the device is. */
const PLATFORMS: Readonly<Record<string, string>> = { mob: 'mobile', tv: 'tv', pc: 'desktop' };

function placeOf(record: JsonObject, entities: readonly SelfDescribing[], visitor: Visitor) {
  const agent = analyticsText(record.ua, 1024);
  const seen = agent === undefined ? visitor.device : deviceOfUserAgent(agent);
  const [mobile] = named(entities, 'mobile_context');
  const [app] = named(entities, 'application');
  const platform = analyticsText(record.p) ?? '';
  return {
    device: {
      category:
        (Object.hasOwn(PLATFORMS, platform) ? PLATFORMS[platform] : undefined) ?? seen?.category,
      operating_system: mobile?.osType ?? seen?.os,
      browser: seen?.browser,
      language: record.lang ?? visitor.device?.language,
    },
    ...(platform !== 'web' &&
      platform !== 'srv' && { app: { id: record.aid, version: app?.version } }),
    place: { country: visitor.country },
  };
}

function testMark(
  record: JsonObject,
  pageUrl: string | undefined,
  { testAppIds, testHosts }: SnowplowSettings,
): TestMark | undefined {
  const app = analyticsText(record.aid);
  if (app !== undefined && testAppIds.includes(app))
    return { reason: `aid ${app}`.slice(0, 64), setting: 'test_app_ids: []' };
  return testHost(pageUrl, testHosts);
}
