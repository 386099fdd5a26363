import { isMisread } from '../address/address-state.ts';
import { readableQuery, SHARED_PARAMETERS, withQuery } from '../address/parameters.ts';
import { readPreferences } from '../client/preferences.ts';
import { pageAt } from '../page-list.ts';

const STORAGE_KEY = 'throughline.pages';
/** Which plan is looked at: one choice of all pages that are of a plan. No page has this path. */
const OF_PLAN = 'plan';
const PLAN_PARAMETERS: readonly string[] = ['plan', 'version'];

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
  const isOfPlan = pageAt(path)?.isOfPlan === true;
  const isPlan = ([key]: readonly [string, string]) => isOfPlan && PLAN_PARAMETERS.includes(key);
  const own = [...new URLSearchParams(search)].filter((pair) => !isShared(pair));
  const text = (pairs: [string, string][]) => new URLSearchParams(pairs).toString();
  try {
    window.sessionStorage.setItem(
      STORAGE_KEY,
      JSON.stringify({
        ...read(),
        ...(isOfPlan && { [OF_PLAN]: text(own.filter(isPlan)) }),
        [path]: text(own.filter((pair) => !isPlan(pair))),
      }),
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
  const kept = read();
  const plan = pageAt(path)?.isOfPlan ? (kept[OF_PLAN] ?? '') : '';
  const own = [plan, kept[path] ?? ''].flatMap((text) => [...new URLSearchParams(text)]);
  return withQuery(path, readableQuery(new URLSearchParams([...shared, ...own])));
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
