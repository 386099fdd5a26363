import { type Consent, EVENT_BOUNDS, type EventFact } from '../../contract/event.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { CLICK_ID_NAMES } from '../../mapping/click-id-names.ts';
import { asObject } from '../../mapping/json-object.ts';
import { tagText } from '../../mapping/tag-text.ts';
import { clickIdValues } from '../click-ids.ts';
import { deviceOf } from '../device.ts';
import { readItems } from '../items.ts';
import { boundedProperties } from '../properties.ts';
import { regionOf } from '../region.ts';
import { said } from '../said.ts';

type Json = Readonly<Record<string, unknown>>;

/** Where an event tells more than what happened and how its visitor came. */
export interface DetailHints {
  readonly pageLocation: string | undefined;
  readonly params: ReadonlyMap<string, unknown>;
  readonly items?: unknown;
  /** `device` and `geo` of a row of the export; `device` and `user_location` of a request. */
  readonly device?: Json | undefined;
  readonly place?: Json | undefined;
  readonly app?: Json | undefined;
  readonly consent?: Consent | undefined;
}

export type EventDetails = Pick<
  EventFact,
  | 'pageTitle'
  | 'searchTerm'
  | 'clickIds'
  | 'device'
  | 'region'
  | 'items'
  | 'properties'
  | 'cut'
  | 'consent'
>;

/** Parameters that the envelope holds, or that are of the tag itself. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['page_location', 'page_referrer', 'page_title', 'search_term', 'items', 'value', 'currency'],
  ...['transaction_id', 'source', 'medium', 'campaign', 'campaign_id', 'term', 'content', 'tax'],
  ...['session_id', 'ga_session_id', 'ga_session_number', 'engagement_time_msec', 'language'],
  ...[
    'session_engaged',
    'engaged_session_event',
    'entrances',
    'batch_page_id',
    'batch_ordering_id',
  ],
  ...[
    'debug_mode',
    '_dbg',
    'ep.debug_mode',
    'traffic_type',
    'tt',
    'ep.traffic_type',
    'debug_event',
  ],
  ...['ignore_referrer', 'firebase_event_origin', 'firebase_conversion', 'firebase_screen_id'],
]);

const NONE = { properties: {}, cut: 0 };

export function eventDetails(hints: DetailHints): EventDetails {
  const { params, pageLocation, device: told, place, app, consent } = hints;
  const { items, cut: itemsCut } = readItems(hints.items ?? params.get('items'));
  const beside: [string, unknown][] = [];
  const own: [string, unknown][] = [];
  for (const param of params)
    if (CLICK_ID_NAMES.has(param[0])) beside.push(param);
    else if (!TAKEN.has(param[0])) own.push(param);
  const { properties, cut } = own.length > 0 ? boundedProperties(Object.fromEntries(own)) : NONE;
  const clickIds = clickIdValues(pageLocation, beside);
  const web = asObject(told?.web_info);
  const device = deviceOf({
    category: told?.category,
    os: told?.operating_system,
    browser: told?.browser ?? web?.browser,
    language: told?.language ?? params.get('language'),
    app: app?.id,
    appVersion: app?.version,
  });
  const region = regionOf({
    country: place?.country ?? place?.country_id,
    region: place?.region ?? place?.region_id,
    city: place?.city,
  });
  const pageTitle = tagText(params.get('page_title'), undefined, 2048);
  const searchTerm = analyticsText(params.get('search_term'), 256);
  const left = cut + itemsCut;
  return {
    ...(pageTitle && { pageTitle }),
    ...(searchTerm && { searchTerm }),
    ...(clickIds && { clickIds }),
    ...(device && { device }),
    ...(region && { region }),
    ...(items.length > 0 && { items: items.slice(0, EVENT_BOUNDS.items) }),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(left > 0 && { cut: left }),
    ...(consent && { consent }),
  };
}

const granted = (value: unknown): 'granted' | 'denied' | undefined => {
  const word = analyticsText(value)?.toLowerCase();
  if (word === 'granted' || word === 'yes') return 'granted';
  return word === 'denied' || word === 'no' ? 'denied' : undefined;
};

/** `consent` of a request of the Measurement Protocol. */
export function requestConsent(told: Json | undefined): Consent | undefined {
  return said({
    adUserData: granted(told?.ad_user_data),
    adPersonalization: granted(told?.ad_personalization),
  });
}

/** What was chosen, by the names of Google’s consent mode. */
export function chosenConsent(params: ReadonlyMap<string, unknown>): Consent | undefined {
  return said({
    analytics: granted(params.get('analytics_storage')),
    ads: granted(params.get('ad_storage')),
    adUserData: granted(params.get('ad_user_data')),
    adPersonalization: granted(params.get('ad_personalization')),
  });
}

/** `privacy_info` of a row of the export. */
export function exportConsent(told: Json | undefined): Consent | undefined {
  return said({
    analytics: granted(told?.analytics_storage),
    ads: granted(told?.ads_storage),
  });
}
