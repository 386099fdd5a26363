import type { EventFact } from '../contract/event.ts';
import { CLICK_ID_NAMES } from './click-id-names.ts';

/**
 * What of an event may be stored under the consent that it carries; absent consent is unknown and forbids
 * nothing here.
 * - `analytics` denied: the event counts, but belongs to nobody and to no visit. Of its place the country
 *   stays, of its properties nothing.
 * - `ads` denied: the names of click ids decide the channel and stay, their values are not kept, in addresses neither.
 * - `adUserData` denied: e-mail and phone of this event are not kept.
 *
 * An event that tells of the consent itself (`consent`) keeps its identifiers: a denial is of somebody, and holds
 * for them from then on.
 */
export function consented(event: EventFact): EventFact {
  const { consent } = event;
  if (!consent) return event;
  const isUnadvertised = consent.ads === 'denied' || consent.analytics === 'denied';
  if (event.type === 'consent') {
    const kept = without(event, [
      ...(['clickIds', 'sessionId', 'region', 'device', 'searchTerm', 'companyId'] as const),
    ]);
    return isUnadvertised ? withoutClickValues(kept) : kept;
  }
  let kept = event;
  if (consent.adUserData === 'denied')
    kept = {
      ...kept,
      identifiers: kept.identifiers.filter(({ type }) => type !== 'email' && type !== 'phone'),
    };
  if (isUnadvertised) kept = withoutClickValues(without(kept, ['clickIds']));
  if (consent.analytics === 'denied') {
    const country = kept.region?.country;
    kept = {
      ...without(kept, ['sessionId', 'properties', 'region', 'device', 'searchTerm', 'companyId']),
      identifiers: [],
      ...(country && { region: { country } }),
    };
  }
  return kept;
}

/** Addresses hold the values once more; that there was a click is told by the names that are left. */
function withoutClickValues(event: EventFact): EventFact {
  const { pageUrl, traffic } = event;
  const landingUrl = traffic?.landingUrl;
  return {
    ...event,
    ...(pageUrl && { pageUrl: hideClickIds(pageUrl) }),
    ...(landingUrl && { traffic: { ...traffic, landingUrl: hideClickIds(landingUrl) } }),
  };
}

function hideClickIds(url: string): string {
  return url.replace(/([?&](?:amp;)?)([^=&#]+)=[^&#]+/g, (pair, mark: string, name: string) =>
    CLICK_ID_NAMES.has(name.trim().toLowerCase()) ? `${mark}${name}=*` : pair,
  );
}

function without<Key extends keyof EventFact>(event: EventFact, keys: readonly Key[]): EventFact {
  const kept = { ...event };
  for (const key of keys) delete kept[key];
  return kept;
}
