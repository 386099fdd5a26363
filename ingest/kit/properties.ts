import { clip } from './clip.ts';

/** Bounds of an event’s properties; the surplus is cut in the order of the keys. */
export const PROPERTY_BOUNDS = {
  keys: 32,
  keyCharacters: 64,
  valueCharacters: 512,
  /** Characters of all keys and values together. */
  characters: 8_192,
  /** Levels of nested objects that are flattened with dots. */
  depth: 3,
} as const;

export interface BoundedProperties {
  readonly properties: Readonly<Record<string, string>>;
  /** How many properties, or parts of them, were left out. */
  readonly cut: number;
}

/**
 * Flattens what a vendor told into a map of texts: nested objects with dots, lists of scalars joined by
 * commas, truths as `true` and `false`, numbers as decimal text; null and nothing are left out. What is too
 * deep, too many or too long is cut and counted; the event is never lost for it.
 * @param except names that the envelope holds already, as the vendor writes them.
 */
export function boundedProperties(
  told: Readonly<Record<string, unknown>>,
  except: ReadonlySet<string> = new Set(),
): BoundedProperties {
  const flat = new Map<string, string>();
  let cut = 0;
  for (const [name, value] of Object.entries(told))
    if (!except.has(name)) cut += flatten(flat, propertyKey(name), value, 1);

  const properties: Record<string, string> = Object.create(null);
  let kept = 0;
  let characters = 0;
  for (const [key, value] of [...flat].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const short = clip(value, PROPERTY_BOUNDS.valueCharacters);
    if (short !== value) cut++;
    const size = key.length + short.length;
    if (kept === PROPERTY_BOUNDS.keys || characters + size > PROPERTY_BOUNDS.characters) {
      cut++;
      continue;
    }
    properties[key] = short;
    kept++;
    characters += size;
  }
  return { properties: { ...properties }, cut };
}

/** @returns how many values could not be taken. */
function flatten(flat: Map<string, string>, key: string, value: unknown, depth: number): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'object' && !Array.isArray(value)) {
    if (depth >= PROPERTY_BOUNDS.depth) return 1;
    return Object.entries(value).reduce(
      (cut, [name, inner]) => cut + flatten(flat, propertyKey(`${key}.${name}`), inner, depth + 1),
      0,
    );
  }
  const told = Array.isArray(value) ? value : [value];
  const texts = told.map(scalarText).filter((text) => text !== undefined);
  const text = texts.join(',');
  if (text === '') return texts.length < told.length ? 1 : 0;
  // Two names that become one: the first stays, so that a copy of the event reads the same.
  if (key === '' || flat.has(key)) return 1;
  flat.set(key, text);
  return texts.length < told.length ? 1 : 0;
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return undefined;
}

/** Lower case, with `_` for what is no letter, digit, point or underscore. */
function propertyKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_.]+/g, '_')
    .slice(0, PROPERTY_BOUNDS.keyCharacters);
}
