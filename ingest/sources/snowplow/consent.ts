import type { Consent } from '../../contract/event.ts';
import { said } from '../../kit/said.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { named, type SelfDescribing } from './self-describing.ts';
import type { SnowplowSettings } from './settings.ts';

type Choice = 'granted' | 'denied';

const DENIED_ADS = { ads: 'denied', adUserData: 'denied', adPersonalization: 'denied' } as const;

/**
 * What the person allowed, by the event of a consent banner or the same schema attached to any event. Global
 * Privacy Control stands above it.
 */
export function consentOf(
  event: SelfDescribing | undefined,
  entities: readonly SelfDescribing[],
  { analyticsScopes, adsScopes }: SnowplowSettings,
  optedOut: boolean,
): Consent | undefined {
  const all = event ? [event, ...entities] : entities;
  const choose = (scopes: readonly string[]) => chosen(all, entities, scopes);
  const ads = choose(adsScopes);
  const read = said({
    analytics: choose(analyticsScopes),
    ads,
    adUserData: ads === 'denied' ? ads : undefined,
    adPersonalization: ads === 'denied' ? ads : undefined,
  });
  return optedOut ? { ...read, ...DENIED_ADS } : read;
}

function chosen(
  all: readonly SelfDescribing[],
  entities: readonly SelfDescribing[],
  scopes: readonly string[],
): Choice | undefined {
  const [preferences] = named(all, 'consent_preferences');
  if (preferences) return byPreferences(preferences, scopes);
  // The older events name documents, each of which is a scope.
  const documents = named(entities, 'consent_document').flatMap(({ id, name }) => [id, name]);
  const [withdrawn] = named(all, 'consent_withdrawn');
  if (withdrawn) return withdrawn.all === true || has(documents, scopes) ? 'denied' : undefined;
  const [granted] = named(all, 'consent_granted');
  return granted && has(documents, scopes) ? 'granted' : undefined;
}

function byPreferences(
  { eventType, consentScopes }: JsonObject,
  scopes: readonly string[],
): Choice | undefined {
  switch (eventType) {
    case 'allow_all':
    case 'implicit_consent':
      return 'granted';
    case 'deny_all':
    case 'withdrawn':
    case 'expired':
      return 'denied';
    case 'allow_selected':
      return has([consentScopes].flat(), scopes) ? 'granted' : 'denied';
    default:
      return undefined;
  }
}

function has(told: readonly unknown[], scopes: readonly string[]): boolean {
  const names = told.flatMap((one) => (typeof one === 'string' ? [one.trim().toLowerCase()] : []));
  return scopes.some((scope) => names.includes(scope.toLowerCase()));
}
