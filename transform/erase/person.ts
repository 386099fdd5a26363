import { entityName } from '@throughline/ingest/erasure/erased-facts';
import { currentPublication } from '../derive/publication.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import type { Reader } from '../warehouse/warehouse.ts';

const OWNER = sqlFile(import.meta.url, './owner-of-identifier.sql');

/** Everything by which facts of one person are known: as texts, and as the warehouse hashes them. */
export interface Person {
  readonly identifiers: readonly Named[];
  /** Numbers of their sales: the same number may be another order's elsewhere. */
  readonly numbers: readonly Named[];
  readonly entities: readonly Named[];
  /** Owner of their derived rows; `0` where nothing was derived yet. */
  readonly owner: string;
}

export interface Named {
  readonly text: string;
  /** `sipHash64` as decimal digits. */
  readonly hash: string;
}

/** The identifier joins nobody, because several people share it: nobody is erased by it. */
export class SharedIdentifier extends Error {
  override readonly name = 'SharedIdentifier';
}

const PERSON = sqlFile(import.meta.url, './person.sql');
const ENTITIES = sqlFile(import.meta.url, './entities.sql');

/**
 * The person whom an identifier (`type:value`, normalised) names.
 * @returns undefined where nothing that is stored bears it.
 * @throws SharedIdentifier
 */
export async function findPerson(reader: Reader, text: string): Promise<Person | undefined> {
  const { generation, revision } = await currentPublication(reader);
  const [own] = await reader.rows<{ hash: string; person: string; capped: boolean; known: 0 | 1 }>(
    OWNER,
    { text, generation, revision },
  );
  if (!own || own.known === 0) return undefined;
  if (own.capped) throw new SharedIdentifier('shared');
  const owner = own.person ?? '0';
  const members =
    owner === '0'
      ? []
      : await reader.rows<{ hash: string; type: string; value: string }>(PERSON, {
          ...{ generation, revision },
          person: owner,
        });
  const named = members.map(({ hash, type, value }) => ({ hash, type, text: `${type}:${value}` }));
  // What has come in since the last derivation is not on the map.
  if (!named.some((one) => one.text === text))
    named.push({ hash: own.hash, type: text.slice(0, text.indexOf(':')), text });
  const identifiers = named.filter(({ type }) => type !== 'sale_number');
  const plain = ({ text: name, hash }: Named) => ({ text: name, hash });
  return {
    owner,
    identifiers: identifiers.map(plain),
    numbers: named.filter(({ type }) => type === 'sale_number').map(plain),
    entities: await recordsOf(reader, identifiers),
  };
}

/** Records that carry one of the identifiers, and those that belong to them. */
export async function recordsOf(
  reader: Reader,
  identifiers: readonly Pick<Named, 'hash'>[],
): Promise<readonly Named[]> {
  const rows = await reader.rows<{
    hash: string;
    entity_type: string;
    source: string;
    account: string;
    entity_id: string;
  }>(ENTITIES, { identifiers: identifiers.map(({ hash }) => BigInt(hash)) });
  return rows.map(({ hash, entity_type, source, account, entity_id }) => ({
    hash,
    text: entityName(entity_type, source, account, entity_id),
  }));
}
