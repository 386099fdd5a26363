import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact, TestMark } from '../../contract/fact.ts';
import type { Identifier } from '../../contract/identity.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import type { EventKind } from '../../contract/kinds/event-kinds.ts';
import { formatMicros } from '../../contract/money.ts';
import type { MapContext } from '../../contract/source.ts';
import { deviceOfUserAgent } from '../../kit/user-agent.ts';
import { eventKind } from '../../kit/web-events/event-kind.ts';
import { webEventFact } from '../../kit/web-events/web-event-fact.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import { objectsOf } from '../../mapping/json-object.ts';
import { isLead } from './entity.ts';
import { amount, type EcapiRecord } from './record.ts';
import type { EcapiSettings } from './settings.ts';

/** Types of ECAPI in the words of GA4; most are the same. */
const WORDS: Readonly<Record<string, string>> = {
  ...{ viewed_cart: 'view_cart', viewed_item: 'view_item', install: 'first_open' },
};
const KINDS: Readonly<Record<string, EventKind>> = {
  ad_impression: 'ad_view',
  contact: 'form',
  schedule: 'form',
  sign_up: 'sign_up',
};
/** Parameter of a click by the platform that `ad_source` names; ECAPI calls all of them `click_id`. */
const CLICKS: readonly (readonly [RegExp, string])[] = [
  [/google|adwords|youtube/i, 'gclid'],
  [/facebook|instagram|meta|^fb$|^ig$/i, 'fbclid'],
  [/tiktok/i, 'ttclid'],
  [/bing|microsoft/i, 'msclkid'],
  [/yandex/i, 'yclid'],
];

export function ecapiEvent(
  record: EcapiRecord,
  told: unknown,
  roles: readonly Identifier[],
  delivery: RawDelivery,
  { identity }: MapContext<EcapiSettings>,
  testMark: TestMark | undefined,
): EventFact {
  const { type, user, properties, dataSet, id } = record;
  const word = Object.hasOwn(WORDS, type) ? WORDS[type]! : type;
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type]! : eventKind(word, { leadEvents: [] });
  const place = objectsOf(user.address)[0];
  const agent = analyticsText(user.event_user_agent, 1024);
  const device = agent === undefined ? undefined : deviceOfUserAgent(agent);
  return webEventFact(delivery, {}, identity, {
    id: deterministicId(
      'ecapi',
      delivery.account,
      dataSet,
      id ?? `#${sha256(canonicalJson(told))}`,
    ),
    at: record.at,
    precision: 's',
    type: type === 'generate_lead' ? 'form' : isLead(type) ? 'other' : kind,
    ...{ name: type, word, identifiers: roles },
    pageUrl: properties.page_url,
    referrer: properties.referrer,
    params: paramsOf(record),
    items: objectsOf(properties.items),
    ...(device && {
      device: { category: device.category, operating_system: device.os, browser: device.browser },
    }),
    ...(place && { place: { country: place.country_code, region: place.state, city: place.city } }),
    // For measurement only: such a record makes nobody a member of an audience.
    ...(user.mmt_only === true && { consent: { adPersonalization: 'denied' as const } }),
    testMark,
    isBot: false,
  });
}

const TAKEN = new Set(['items', 'page_url', 'referrer', 'transaction_id', 'coupon']);

function paramsOf({ user, properties, valueMicros, currency, source, type }: EcapiRecord) {
  const params = new Map(Object.entries(properties).filter(([name]) => !TAKEN.has(name)));
  const isSale = type === 'purchase';
  const less = isSale
    ? (amount(properties, 'tax') ?? 0n) + (amount(properties, 'shipping') ?? 0n)
    : 0n;
  params.set('transaction_id', properties.transaction_id);
  params.set('coupon', [properties.coupon].flat().join(','));
  params.set('event_source', source);
  if (valueMicros !== undefined) params.set('value', formatMicros(valueMicros - less));
  params.set('currency', currency);
  const from = analyticsText(properties.ad_source) ?? '';
  params.set(CLICKS.find(([platform]) => platform.test(from))?.[1] ?? 'click_id', user.click_id);
  return params;
}
