import { currentPublication } from '../derive/publication.ts';
import { type Named, recordsOf } from '../erase/person.ts';
import type { People } from '../erase/remove-person.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import type { Reader } from '../warehouse/warehouse.ts';

const INACTIVE = sqlFile(import.meta.url, './inactive.sql');
/** Identifiers whose records are looked for at once. */
const AT_ONCE = 1_000;

/**
 * People of whom nothing is known that is as young as `before` (µs since 1970 UTC), the longest silent first and at
 * most so many.
 */
export async function inactivePeople(
  reader: Reader,
  before: number,
  most: number,
): Promise<People> {
  const state = await currentPublication(reader);
  const rows = await reader.rows<{ owner: string; hash: string; type: string; value: string }>(
    INACTIVE,
    { ...state, before, people: most },
  );
  const identifiers: Named[] = [];
  const numbers: Named[] = [];
  for (const { hash, type, value } of rows)
    (type === 'sale_number' ? numbers : identifiers).push({ hash, text: `${type}:${value}` });
  const entities = new Map<string, Named>();
  for (let from = 0; from < identifiers.length; from += AT_ONCE)
    for (const one of await recordsOf(reader, identifiers.slice(from, from + AT_ONCE)))
      entities.set(one.hash, one);
  const owners = [...new Set(rows.map(({ owner }) => owner))];
  return { owners, identifiers, numbers, entities: [...entities.values()] };
}
