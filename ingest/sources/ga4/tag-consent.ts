import type { Consent } from '../../contract/event.ts';
import { said } from '../../kit/said.ts';

type Choice = 'granted' | 'denied' | undefined;

/** What a letter of `gcd` says in the end, however it came to it; `l` was never set. */
const LETTERS: Readonly<Record<string, Choice>> = {
  ...{ t: 'granted', r: 'granted', n: 'granted', v: 'granted' },
  ...{ p: 'denied', q: 'denied', m: 'denied', u: 'denied' },
};

/**
 * Consent as the tag encodes it. `gcs` is `G1` and a digit each for advertising and analytics; `gcd` holds four
 * letters between digits, for advertising, analytics, user data and personalisation, whose places differ between
 * versions of the tag: they are counted, not looked up. `npa=1` denies personalised advertising.
 */
export function tagConsent(hit: ReadonlyMap<string, string>): Consent | undefined {
  const [, ads, analytics] = /^G1([01-])([01-])/.exec(hit.get('gcs') ?? '') ?? [];
  const gcd = hit.get('gcd') ?? '';
  const letters = /^1\d/.test(gcd) ? [...gcd.matchAll(/\d([a-z])/g)].map(([, one]) => one!) : [];
  const [adsNow, analyticsNow, userData, personal] = letters.map((one) => LETTERS[one]);
  return said({
    ads: digit(ads) ?? adsNow,
    analytics: digit(analytics) ?? analyticsNow,
    adUserData: userData,
    adPersonalization: hit.get('npa') === '1' ? ('denied' as const) : personal,
  });
}

function digit(text: string | undefined): Choice {
  return text === '1' ? 'granted' : text === '0' ? 'denied' : undefined;
}
