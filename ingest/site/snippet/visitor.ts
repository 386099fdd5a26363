import { isAdvertisable, isAllowed } from './consent.ts';
import { hex } from './hex.ts';
import { read, readCookie, write, writeCookie } from './storage.ts';

export type Tags = Record<string, string | number>;
interface Kept {
  id?: string;
  first?: Tags | undefined;
  last?: Tags | undefined;
  /** `none` where the browser keeps nothing: the id lasts as long as the page. */
  storage?: string | undefined;
}

const KEY = 'tl';
const COOKIE = 'tl_id';
const KEPT_MS = 90 * 864e5;
const CLICK_NAMES =
  '\\w*cl(ick|k)?id|[gw]braid|gad_\\w+|srsltid|sccid|\\w+_cid|li_fat_id|epik|_hsenc|awc|admitad_uid|cjevent';
const TAG = new RegExp(`^(utm_\\w+|${CLICK_NAMES})$`, 'i');
const CLICK_VALUE = new RegExp(`([?&](${CLICK_NAMES})=)[^&#]+`, 'gi');
/** What looks like an e-mail address or a token. */
const PRIVATE = /=([^&#]*(@|%40)[^&#]*|[\da-f]{32,})(?![^&#])/gi;

let own: Kept | undefined;

export const uuid = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

/** The tags of this page’s address: the last that the visitor came with, and the first where there are none. */
let landed: Tags | undefined;
new URLSearchParams(location.search).forEach((value, name) => {
  if (TAG.test(name) && value) landed = { at: Date.now(), [name]: value, ...landed };
});

/** Tags as they may be kept and sent: values of click ids are of advertising. */
function permitted(tags: Tags | undefined): Tags | undefined {
  if (!tags || Date.now() - (tags.at as number) > KEPT_MS) return undefined;
  const left = { ...tags };
  if (!isAdvertisable()) for (const name in left) if (!/^(utm_|at$)/.test(name)) delete left[name];
  return left;
}

/** The visitor as far as they may be known: nothing before consent. Kept anew at each page, for browsers forget. */
export function visitor(): Kept {
  if (!isAllowed()) return {};
  const kept = own ?? read<Kept>(KEY) ?? {};
  const touch = permitted(landed);
  const before = JSON.stringify(own);
  own = {
    id: own?.id ?? readCookie(COOKIE) ?? kept.id ?? uuid(),
    first: permitted(kept.first) ?? touch,
    last: touch ?? permitted(kept.last),
    storage: own?.storage,
  };
  // Storing takes a millisecond of the page: once, and after a change.
  if (JSON.stringify(own) !== before) {
    write(KEY, own);
    writeCookie(COOKIE, own.id!);
    if (!read(KEY) && !readCookie(COOKIE)) own.storage = 'none';
  }
  return own;
}

export function forget(): void {
  own = undefined;
  write(KEY, 0);
  writeCookie(COOKIE, 0);
}

/** What forms and carts hand on, by the names of their fields. */
export function handed(): Tags {
  const { id, last = {} } = visitor();
  const { at, ...tags } = last;
  return id ? { ...tags, tl_id: id } : {};
}

/** An address without e-mail addresses and tokens, and without click ids that may not be known. */
export function clean(url: string): string {
  const plain = url.replace(PRIVATE, '=*');
  return isAllowed() && isAdvertisable() ? plain : plain.replace(CLICK_VALUE, '$1*');
}
