import { beforeChoice } from './options.ts';
import { read, write } from './storage.ts';

export type Consent = Record<string, unknown>;

const KEY = 'tl_c';
/** The choice itself is kept, also a denial: without it every page would ask again. */
const kept = read<Consent>(KEY);

export let consent: Consent =
  kept ?? (beforeChoice === 'denied' ? { analytics: 'denied', ads: 'denied' } : {});
export let isWaiting = beforeChoice === 'wait' && !kept;

/** Takes a choice by our names or by Google’s. @returns whether it is another one than before. */
export function choose(told: Consent): boolean {
  const before = JSON.stringify(consent);
  const next = { ...consent };
  for (const name in told)
    if (/^(granted|denied)$/.test(told[name] as string))
      next[name.replace(/^ad_s/, 'ads_s').replace('_storage', '')] = told[name];
  consent = next;
  isWaiting &&= !next.analytics;
  if (!isWaiting) write(KEY, next);
  return JSON.stringify(next) !== before;
}

/** Something may be kept in the browser, and an id be sent. */
export const isAllowed = () => !isWaiting && consent.analytics !== 'denied';

/** Global Privacy Control stands above what was clicked. */
export const isOptedOut = () =>
  (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;

/** Click ids may be kept, handed on and sent. */
export const isAdvertisable = () => consent.ads !== 'denied' && !isOptedOut();
