import type { Consent } from '../../contract/event.ts';
import type { Visitor } from '../../contract/visitor.ts';
import { underOptOut } from '../../kit/opted-out.ts';
import { said } from '../../kit/said.ts';
import type { JsonObject } from '../../mapping/json-object.ts';

/** What of consent is told, by our names and by those of Google’s consent mode. */
const NAMES = {
  analytics: ['analytics', 'analytics_storage'],
  ads: ['ads', 'ad_storage'],
  adUserData: ['ad_user_data'],
  adPersonalization: ['ad_personalization'],
} as const;

/**
 * Consent of an event. Whoever denies advertising and says no more denies what it is made of as well.
 */
export function consentOf(told: JsonObject | undefined, visitor: Visitor): Consent | undefined {
  const ads = choice(told, NAMES.ads);
  const read = said({
    analytics: choice(told, NAMES.analytics),
    ads,
    adUserData: choice(told, NAMES.adUserData) ?? (ads === 'denied' ? ads : undefined),
    adPersonalization:
      choice(told, NAMES.adPersonalization) ?? (ads === 'denied' ? ads : undefined),
  });
  return underOptOut(read, visitor);
}

function choice(
  told: JsonObject | undefined,
  names: readonly string[],
): 'granted' | 'denied' | undefined {
  for (const name of names) {
    const value = told?.[name];
    if (value === 'granted' || value === true) return 'granted';
    if (value === 'denied' || value === false) return 'denied';
  }
  return undefined;
}
