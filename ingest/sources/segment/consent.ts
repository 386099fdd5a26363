import type { Consent } from '../../contract/event.ts';
import { said } from '../../kit/said.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import type { SegmentSettings } from './settings.ts';

type Choice = 'granted' | 'denied';

const DENIED_ADS = { ads: 'denied', adUserData: 'denied', adPersonalization: 'denied' } as const;

/**
 * What the person allowed: Segment’s `consent.categoryPreferences`, RudderStack’s lists of allowed and denied
 * ids. Of several categories of one purpose a denied one counts. Global Privacy Control stands above them.
 */
export function consentOf(
  context: JsonObject,
  { analyticsCategories, adsCategories }: SegmentSettings,
  optedOut: boolean,
): Consent | undefined {
  const choices = choicesOf(context);
  const analytics = chosen(choices, analyticsCategories);
  const ads = chosen(choices, adsCategories);
  const read = said({
    analytics,
    ads,
    adUserData: choices.get('ad_user_data') ?? (ads === 'denied' ? ads : undefined),
    adPersonalization: choices.get('ad_personalization') ?? (ads === 'denied' ? ads : undefined),
  });
  return optedOut ? { ...read, ...DENIED_ADS } : read;
}

function choicesOf(context: JsonObject): Map<string, Choice> {
  const choices = new Map<string, Choice>();
  const add = (category: unknown, choice: Choice) => {
    if (typeof category !== 'string') return;
    const name = category.trim().toLowerCase();
    if (choices.get(name) !== 'denied') choices.set(name, choice);
  };
  const preferences = asObject(asObject(context.consent)?.categoryPreferences);
  for (const [category, choice] of Object.entries(preferences ?? {}))
    if (typeof choice === 'boolean') add(category, choice ? 'granted' : 'denied');
  const managed = asObject(context.consentManagement);
  for (const [field, choice] of [
    ['allowedConsentIds', 'granted'],
    ['deniedConsentIds', 'denied'],
  ] as const)
    for (const id of [managed?.[field]].flat()) add(id, choice);
  return choices;
}

function chosen(choices: Map<string, Choice>, categories: readonly string[]): Choice | undefined {
  const told = categories.map((category) => choices.get(category.toLowerCase()));
  return told.includes('denied') ? 'denied' : told.find((choice) => choice !== undefined);
}
