/** A spelling that something with an id has had inside a scope, and the days of it. */
export interface NameVersion {
  readonly scope: string;
  readonly id: string;
  readonly name: string;
  /** At least one. */
  readonly days: readonly string[];
}

/** Who has had a name, and when. */
interface Bearer {
  readonly identity: string;
  readonly days: number[];
}

/** Names change and are given to others. Everything leads to the newest name of what was meant. */
export class NamesOverTime {
  readonly #newest = new Map<string, { readonly day: number; readonly name: string }>();
  readonly #ids = new Map<string, string>();
  readonly #bearers = new Map<string, Bearer[]>();

  constructor(versions: readonly NameVersion[]) {
    for (const version of versions) if (version.id || version.name) this.#add(version);
  }

  #add({ scope, id, name, days }: NameVersion): void {
    const identity = id ? joined(scope, 'id', folded(id)) : joined(scope, 'name', folded(name));
    const numbers = days.map(dayNumber);
    const day = numbers.reduce((last, one) => Math.max(last, one));
    if (id) this.#ids.set(joined(scope, folded(id)), identity);
    const newest = this.#newest.get(identity);
    // An id stands for its name only where no day has one.
    const named = name !== '' && (!newest || newest.name === '');
    if (named || (name !== '' && later({ day, name }, newest!)) || !newest)
      this.#newest.set(identity, { day, name });
    if (name === '') return;
    const key = joined(scope, folded(name));
    const bearers = this.#bearers.get(key) ?? [];
    this.#bearers.set(key, bearers);
    const bearer = bearers.find((one) => one.identity === identity);
    if (bearer) bearer.days.push(...numbers);
    else bearers.push({ identity, days: numbers });
  }

  /** Keys of the names that more than one has had inside a scope. */
  ambiguous(): readonly string[] {
    const keys = [...this.#bearers].filter(([, bearers]) => bearers.length > 1);
    return [...new Set(keys.map(([key]) => key.slice(key.lastIndexOf(SEPARATOR) + 1)))].sort();
  }

  /**
   * What an id or a name means; an id goes before a name that is spelled like it.
   * @param day of the fact; without one a name means whoever had it last.
   */
  resolve(scope: string, id: string, name: string, day = ''): { key: string; name: string } {
    const identity =
      (id && this.#find(scope, folded(id), day)) || (name && this.#find(scope, folded(name), day));
    const newest = identity ? this.#newest.get(identity)?.name : undefined;
    const shown = newest || (identity ? idOf(identity, id || name) : '') || name || id;
    return { key: folded(shown), name: shown };
  }

  #find(scope: string, text: string, day: string): string | undefined {
    const key = joined(scope, text);
    return this.#ids.get(key) ?? nearest(this.#bearers.get(key) ?? [], day);
  }
}

/** Who had a name on a day, or on the day nearest to it; of two days equally near the earlier. */
function nearest(bearers: readonly Bearer[], day: string): string | undefined {
  if (bearers.length < 2) return bearers[0]?.identity;
  const at = day === '' ? Number.MAX_SAFE_INTEGER : dayNumber(day);
  const ranked = bearers.map(({ identity, days }) => {
    const distance = days.reduce((least, one) => Math.min(least, Math.abs(one - at)), Infinity);
    const closest = days.filter((one) => Math.abs(one - at) === distance);
    return { identity, distance, day: Math.min(...closest) };
  });
  ranked.sort(
    (a, b) => a.distance - b.distance || a.day - b.day || (a.identity < b.identity ? 1 : -1),
  );
  return ranked[0]!.identity;
}

function later(
  a: { readonly day: number; readonly name: string },
  b: { readonly day: number; readonly name: string },
): boolean {
  return a.day > b.day || (a.day === b.day && a.name > b.name);
}

/** An id in the case in which it was asked for, where nothing names it. */
function idOf(identity: string, asked: string): string {
  const id = identity.slice(identity.lastIndexOf(SEPARATOR) + 1);
  return folded(asked) === id ? asked : id;
}

const SEPARATOR = '\u001f';
const DAY_MS = 86_400_000;

function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

function joined(...parts: readonly string[]): string {
  return parts.join(SEPARATOR);
}

/** Letter case says nothing about which name is meant. */
function folded(text: string): string {
  return text.toLowerCase();
}
