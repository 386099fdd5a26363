import { EVENT_BOUNDS } from '../contract/event.ts';
import { CLICK_ID_NAMES } from '../mapping/click-id-names.ts';
import { queryParameters } from '../mapping/query-parameters.ts';

/** Evidence of a way of coming that no platform takes back: their values are not kept. */
const NAME_ONLY: ReadonlySet<string> = new Set(['ysclid', 'srsltid']);
/** Longer than any platform’s; a cut one would be no id, so it is left out. */
const TOO_LONG = EVENT_BOUNDS.clickIdCharacters;

/**
 * Values of the click ids in an address and beside it, by the platforms’ spelling of their names; letter
 * case is kept, for they are compared byte by byte where they go back to.
 */
export function clickIdValues(
  url: string | undefined,
  beside: Iterable<readonly [string, unknown]> = [],
): Record<string, string> | undefined {
  const values = new Map<string, string>();
  const add = (rawName: string, value: unknown) => {
    const name = CLICK_ID_NAMES.get(rawName.trim().toLowerCase().replace(/^amp;/, ''));
    if (!name || NAME_ONLY.has(name) || values.has(name) || typeof value !== 'string') return;
    const id = value.trim();
    if (id !== '' && id.length <= TOO_LONG) values.set(name, id);
  };
  for (const [name, value] of beside) add(name, value);
  const start = url?.indexOf('?') ?? -1;
  if (start >= 0) {
    const fragment = url!.indexOf('#', start);
    for (const [name, value] of queryParameters(
      url!.slice(start + 1, fragment < 0 ? undefined : fragment),
    ))
      add(name, value);
  }
  if (values.size === 0) return undefined;
  return Object.fromEntries(
    [...values].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, EVENT_BOUNDS.clickIds),
  );
}
