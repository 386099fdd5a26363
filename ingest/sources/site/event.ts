import type { RawDelivery } from '../../contract/delivery.ts';
import { EVENT_BOUNDS } from '../../contract/event.ts';
import type { EventFact, TestMark } from '../../contract/fact.ts';
import {
  compareIdentifiers,
  emailIdentifier,
  type Identifier,
  type IdentityRules,
  identifier,
  phoneIdentifier,
} from '../../contract/identity.ts';
import { deterministicId } from '../../contract/ids.ts';
import type { EventKind } from '../../contract/kinds/event-kinds.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { MapContext } from '../../contract/source.ts';
import type { Visitor } from '../../contract/visitor.ts';
import { clickIdValues } from '../../kit/click-ids.ts';
import { deviceOf } from '../../kit/device.ts';
import { regionOf } from '../../kit/region.ts';
import { eventDetails } from '../../kit/web-events/event-details.ts';
import { eventKind } from '../../kit/web-events/event-kind.ts';
import { eventWords } from '../../kit/web-events/event-words.ts';
import { saleTold } from '../../kit/web-events/sale-told.ts';
import { MAX_URL, trafficOf } from '../../kit/web-events/traffic.ts';
import { valueOfEvent } from '../../kit/web-events/value-of-event.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import { consentOf } from './consent.ts';
import { NUMBER_ENDPOINT } from './number-endpoint.ts';
import { occurredAt } from './occurred.ts';
import type { SiteSettings } from './settings.ts';

/** Kinds of ours that GA4 has no event of; a site may send them by their names. */
const OWN_KINDS = ['identify', 'chat', 'callback', 'form', 'exposure'] as const;
/** Of how a visitor came once the tags are kept as properties; values of click ids have a place of their own. */
const KEPT_TAG = /^(utm_[a-z_]{1,32}|at|referrer|landing)$/;

/**
 * One event of the snippet. Its id is made in the browser, so that an event sent again is the same fact.
 * @throws RecordError for an event without an id, a name or a time.
 */
export function siteEvent(
  record: JsonObject,
  sentAt: unknown,
  delivery: RawDelivery,
  { settings, identity }: MapContext<SiteSettings>,
  visitor: Visitor,
): EventFact {
  const { source, account, receivedAt } = delivery;
  const id = required(record, 'id', 128);
  const name = required(record, 'name', 256);
  const at = occurredAt(record.at, sentAt, receivedAt);
  const pageUrl = analyticsText(record.url, MAX_URL);
  const params = paramsOf(record);
  const type = kindOf(name, delivery, settings);
  const consent = consentOf(asObject(record.consent), visitor);
  const traffic = trafficOf({
    pageLocation: pageUrl,
    pageReferrer: analyticsText(record.referrer, MAX_URL),
    legacyEncoding: settings.legacyEncoding,
  });
  const mark = testMark(record, pageUrl, settings);
  const clickIds = clickIdValues(pageUrl, Object.entries(asObject(record.last) ?? {}));
  const device = deviceOf({ language: record.language, ...visitor.device });
  const region = regionOf({ country: visitor.country });
  return {
    kind: 'event',
    id: deterministicId('site', account, id),
    ...{ source, account, occurredAt: at, precision: 'ms', type, name },
    identifiers: identifiersOf(record, name, params, identity),
    ...(traffic && { traffic }),
    ...(pageUrl && { pageUrl }),
    ...eventWords(type, name, params),
    ...eventDetails({ pageLocation: pageUrl, params: withoutContacts(params), consent }),
    ...(clickIds && { clickIds }),
    ...(device && { device }),
    ...(region && { region }),
    ...valueOfEvent(type, { params }, settings),
    isTest: mark !== undefined,
    ...(mark && { testMark: mark }),
    isBot: isRobotic(record, visitor),
  };
}

/** A lease is one where the collector gave it out; pages may send whatever name they like. */
function kindOf(name: string, { endpoint }: RawDelivery, settings: SiteSettings): EventKind {
  if (name === 'number_lease' && endpoint === NUMBER_ENDPOINT) return 'number_lease';
  return OWN_KINDS.find((kind) => kind === name) ?? eventKind(name, settings);
}

/** Whether a robot sent it: by its user agent, or by what drives the browser. */
export function isRobotic(record: JsonObject, visitor: Visitor): boolean {
  return visitor.robot === true || record.webdriver === true;
}

function required(record: JsonObject, field: string, max: number): string {
  const text = analyticsText(record[field], Number.MAX_SAFE_INTEGER);
  if (text === undefined) throw new RecordError('field_missing', { field });
  if (text.length > max)
    throw new RecordError('field_invalid', { field, expected: `at most ${max} characters` });
  return text;
}

function paramsOf(record: JsonObject): ReadonlyMap<string, unknown> {
  const params = new Map(Object.entries(asObject(record.params) ?? {}));
  for (const touch of ['first', 'last'] as const)
    for (const [tag, value] of Object.entries(asObject(record[touch]) ?? {}))
      if (KEPT_TAG.test(tag)) params.set(`${touch}.${tag}`, value);
  if (record.title !== undefined) params.set('page_title', record.title);
  if (record.storage !== undefined) params.set('storage', record.storage);
  return params;
}

/** An address or a number of somebody is an identifier, and no property. */
function withoutContacts(params: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const kept = new Map(params);
  for (const name of ['email', 'phone', 'user_id']) kept.delete(name);
  return kept;
}

function identifiersOf(
  record: JsonObject,
  name: string,
  params: ReadonlyMap<string, unknown>,
  rules: IdentityRules,
): Identifier[] {
  const contact = (kind: string) => (name === 'identify' ? params.get(kind) : undefined);
  const found = [
    identifier('anonymous_id', record.visitor, rules),
    identifier('user_id', params.get('user_id'), rules),
    identifier('ga_client_id', record.ga, rules),
    emailIdentifier(record.email ?? contact('email'), rules),
    phoneIdentifier(record.phone ?? contact('phone'), rules),
    ...saleTold(name, [params.get('transaction_id')], rules),
  ].filter((one) => one !== undefined);
  return found.sort(compareIdentifiers).slice(0, EVENT_BOUNDS.identifiers);
}

function testMark(
  record: JsonObject,
  pageUrl: string | undefined,
  { countDebug, testHosts }: SiteSettings,
): TestMark | undefined {
  if (record.debug === true && !countDebug)
    return { reason: 'tl_debug', setting: 'count_debug: true' };
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(pageUrl ?? '')?.[1]?.toLowerCase();
  const isTest = testHosts.some((one) => {
    const own = one.toLowerCase();
    return own.startsWith('*.') ? host?.endsWith(own.slice(1)) : host === own;
  });
  return isTest && host !== undefined
    ? { reason: `host ${host}`.slice(0, 64), setting: 'test_hosts: []' }
    : undefined;
}
