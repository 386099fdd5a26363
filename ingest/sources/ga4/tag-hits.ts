import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact } from '../../contract/fact.ts';
import { compareIdentifiers, gaClientId, identifier } from '../../contract/identity.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { MapContext, Mapped } from '../../contract/source.ts';
import { type Visitor, visitorOf } from '../../contract/visitor.ts';
import { underOptOut } from '../../kit/opted-out.ts';
import { ROBOT } from '../../kit/robot.ts';
import { paramCampaign } from '../../kit/web-events/campaign-params.ts';
import { saleTold } from '../../kit/web-events/sale-told.ts';
import { MAX_URL, trafficOf } from '../../kit/web-events/traffic.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { decodeText, mapRecords } from '../../mapping/map-records.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { eventFact } from './event-fact.ts';
import type { Ga4Settings } from './settings.ts';
import { tagConsent } from './tag-consent.ts';
import { tagItems } from './tag-items.ts';

type Hit = ReadonlyMap<string, string>;

/** Parameters of the tag that are parameters of an event, by GA4’s names of these. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ dl: 'page_location', dr: 'page_referrer', dt: 'page_title', cu: 'currency' },
  ...{ ul: 'language', _et: 'engagement_time_msec', tt: 'traffic_type', _dbg: 'debug_mode' },
};
/** A campaign that the site states itself. */
const CAMPAIGN: Readonly<Record<string, string>> = {
  ...{ cs: 'source', cm: 'medium', cn: 'campaign', ci: 'campaign_id', ct: 'term', cc: 'content' },
};
const LINE_MICROS = 1_000;

/**
 * Beacons of the tag: the query holds what all events share, each line of the body is one event and overrides
 * it; an event alone stands in the query. A hit has no time: it happened as it came, the lines of a body one
 * millisecond after another.
 */
export function mapTagHits(delivery: RawDelivery, context: MapContext<Ga4Settings>): Mapped {
  const visitor = visitorOf(delivery);
  const shared = new Map(queryParameters(delivery.query));
  const body = decodeText(delivery.body).split(/\r?\n/);
  const lines = body.filter((line) => line.trim() !== '');
  if (lines.length === 0 && !shared.has('en'))
    return { records: [noRecord('the request has no event')] };
  const hits = lines.length > 0 ? lines : [''];
  return mapRecords(
    hits.map((line) => ({
      raw: line === '' ? delivery.query : `${delivery.query}\n${line}`,
      value: line,
    })),
    (_line, _record, index) => {
      if (visitor.robot && !context.settings.keepRobots) return ROBOT;
      const line = hits[index]!;
      const hit = new Map([...shared, ...queryParameters(line)]);
      const at = delivery.receivedAt - (hits.length - 1 - index) * LINE_MICROS;
      return [
        tagEvent(hit, { id: hitId(delivery, hit, line, index), at }, delivery, context, visitor),
      ];
    },
    delivery.receivedAt,
  );
}

/** The same beacon sent again has the same page load, count and text; `_z` is there to differ. */
function hitId({ account, query }: RawDelivery, hit: Hit, line: string, index: number): string {
  const told = (name: string) => hit.get(name) ?? '';
  const text = line === '' ? query.replace(/(^|&)_z=[^&]*/, '') : line;
  return deterministicId(
    ...['ga4-tag', account, told('tid'), told('cid'), told('_p'), told('_s')],
    ...[index, sha256(text)],
  );
}

function tagEvent(
  hit: Hit,
  { id, at }: { readonly id: string; readonly at: number },
  delivery: RawDelivery,
  { settings, identity }: MapContext<Ga4Settings>,
  visitor: Visitor,
): EventFact {
  const name = analyticsText(hit.get('en'), 256);
  if (!name) throw new RecordError('field_missing', { field: 'en' });
  const params = paramsOf(hit);
  const consent = underOptOut(tagConsent(hit), visitor);
  const pageLocation = analyticsText(params.get('page_location'), MAX_URL);
  const stated = new Map(
    Object.entries(CAMPAIGN).flatMap(([short, long]) =>
      hit.has(short) ? [[long, hit.get(short)!] as const] : [],
    ),
  );
  const traffic = trafficOf({
    pageLocation,
    pageReferrer: analyticsText(params.get('page_referrer'), MAX_URL),
    stated: [
      ...paramCampaign(stated, stated.size > 0, settings.legacyEncoding),
      ...paramCampaign(params, name === 'campaign_details', settings.legacyEncoding),
    ],
    legacyEncoding: settings.legacyEncoding,
  });
  const named = [
    gaClientId(hit.get('cid'), identity),
    identifier('user_id', hit.get('uid'), identity),
  ];
  const { device } = visitor;
  return eventFact(delivery, settings, {
    ...{ id, at, name, traffic, pageLocation, params, consent, precision: 's' },
    sessionId: analyticsText(hit.get('sid'), 128),
    items: tagItems(hit),
    device: { category: device?.category, operating_system: device?.os, browser: device?.browser },
    place: { country: visitor.country },
    isBot: visitor.robot === true,
    identifiers: [
      ...named.filter((one) => one !== undefined).sort(compareIdentifiers),
      ...saleTold(name, [params.get('transaction_id')], identity),
    ],
  });
}

/** Parameters as GA4 names them: `ep.` texts and `epn.` numbers of the event, `up.` and `upn.` of the user. */
function paramsOf(hit: Hit): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const [name, value] of hit) {
    const [, kind, own] = /^(epn?|upn?)\.(.+)$/.exec(name) ?? [];
    const long = own === undefined ? NAMED[name] : kind!.startsWith('u') ? `user.${own}` : own;
    if (long !== undefined && !params.has(long)) params.set(long, value);
  }
  return params;
}
