import { isMisread } from '../address/address-state.ts';
import { readableQuery, SHARED_PARAMETERS, withQuery } from '../address/parameters.ts';
import { readPreferences } from '../client/preferences.ts';

const STORAGE_KEY = 'throughline.pages';

/** A page's own choices, as the query of its address had them when it was left. */
type OwnChoices = Readonly<Record<string, string>>;

function read(): OwnChoices {
  try {
    return JSON.parse(window.sessionStorage.getItem(STORAGE_KEY) ?? '{}') as OwnChoices;
  } catch {
    return {};
  }
}

const DAYS: readonly string[] = ['from', 'to', 'period'];
/** A value that only this page knows is its own, though others have a choice of the same name. */
const isShared = ([key, value]: readonly [string, string]) =>
  SHARED_PARAMETERS.includes(key) && (DAYS.includes(key) || !isMisread(key, value));

/** Keeps what only this page knows, so that it comes back with the page as long as the tab is open. */
export function keepChoices(path: string, search: string): void {
  const own = [...new URLSearchParams(search)].filter((pair) => !isShared(pair));
  try {
    window.sessionStorage.setItem(
      STORAGE_KEY,
      JSON.stringify({ ...read(), [path]: new URLSearchParams(own).toString() }),
    );
  } catch {
    // A browser that keeps nothing still carries what all pages share.
  }
}

export function forgetChoices(path: string): void {
  keepChoices(path, '');
}

/**
 * The address of another page: what means the same everywhere goes along, and what is the page's own comes back as it
 * was left.
 * @param search the query of the page that is left.
 */
export function pageAddress(path: string, search: string): string {
  const shared = [...new URLSearchParams(search)].filter(isShared);
  return withQuery(
    path,
    readableQuery(new URLSearchParams([...shared, ...new URLSearchParams(read()[path] ?? '')])),
  );
}

/** The query with what is remembered on this device, where the address says nothing of it; null where nothing is added. */
export function remembered(path: string, search: string): string | null {
  const query = new URLSearchParams(search);
  const { period, columns } = readPreferences();
  const before = query.toString();
  if (period && !['period', 'from', 'to'].some((key) => query.has(key)))
    query.set('period', period);
  const kept = columns[path];
  if (kept && !query.has('columns')) query.set('columns', kept);
  return query.toString() === before ? null : readableQuery(query);
}
