import type { Owner, Purpose } from './candidate.ts';

/** How consent that was never told is read. */
export interface ConsentRules {
  /** Countries in which nothing goes back that was not granted (ISO 3166). */
  readonly neededIn: ReadonlySet<string>;
  /** Country of whoever tells none; without it consent is needed there too. */
  readonly homeCountry?: string | undefined;
}

export type Permitted = 'granted' | 'denied' | 'unknown';

/** What a conversion that goes back needs: no platform is told of somebody who denied to be measured at all. */
const NEEDED = ['ads', 'ad_user_data'] as const;
/** An audience is personalised advertising. */
const NEEDED_BY_AUDIENCES = [...NEEDED, 'ad_personalization'] as const;

/** Whether a conversion may go back: the last word by time holds, and of two at one time the denial. */
export function mayGoBack(
  { consent }: Pick<Owner, 'consent'>,
  country: string,
  rules: ConsentRules,
  purposes: readonly Purpose[] = NEEDED,
): Permitted {
  const words = purposes.map((purpose) => lastWord(consent[purpose]));
  if (lastWord(consent.analytics) === 'denied' || words.includes('denied')) return 'denied';
  if (words.every((word) => word === 'granted')) return 'granted';
  const home = country || rules.homeCountry;
  return home === undefined || rules.neededIn.has(home) ? 'unknown' : 'granted';
}

export function mayJoinAudience(
  owner: Pick<Owner, 'consent'>,
  country: string,
  rules: ConsentRules,
) {
  return mayGoBack(owner, country, rules, NEEDED_BY_AUDIENCES);
}

function lastWord(said: Owner['consent'][Purpose]): Permitted {
  const granted = said?.granted ?? Number.NEGATIVE_INFINITY;
  const denied = said?.denied ?? Number.NEGATIVE_INFINITY;
  if (denied === granted && said?.denied === undefined) return 'unknown';
  return denied >= granted ? 'denied' : 'granted';
}
