import type { Consent } from '../contract/event.ts';
import type { Visitor } from '../contract/visitor.ts';

const DENIED_ADS = { ads: 'denied', adUserData: 'denied', adPersonalization: 'denied' } as const;

/** Consent under Global Privacy Control, which stands above what was clicked. */
export function underOptOut(
  consent: Consent | undefined,
  { optedOut }: Visitor,
): Consent | undefined {
  return optedOut ? { ...consent, ...DENIED_ADS } : consent;
}
