import type { LogKeys } from '../log/sealing/log-keys.ts';
import type { ErasedUpto, NameKind } from './erased-facts.ts';

type Keys = Pick<LogKeys, 'tombstones' | 'hashOf'>;

/** Texts of which it is remembered whether they were erased: most come again and again. */
const REMEMBERED = 50_000;

/**
 * Looks names up in the tombstones of a log.
 * @returns a function that gives the lookup of this moment, or undefined while nothing was ever erased.
 */
export function tombstoneLookup(keys: Keys): () => ErasedUpto | undefined {
  let known = 0;
  let lookup: ErasedUpto | undefined;
  return () => {
    const tombstones = keys.tombstones();
    if (tombstones.length !== known) {
      known = tombstones.length;
      lookup = lookupOf(keys);
    }
    return lookup;
  };
}

function lookupOf(keys: Keys): ErasedUpto {
  const erased: Record<NameKind, Map<string, number>> = {
    identifier: new Map(),
    number: new Map(),
    entity: new Map(),
  };
  const add = (kind: NameKind, hashes: readonly string[], upto: number) => {
    for (const hash of hashes) erased[kind].set(hash, Math.max(upto, erased[kind].get(hash) ?? 0));
  };
  for (const { upto, identifiers, numbers, entities } of keys.tombstones()) {
    add('identifier', identifiers, upto);
    add('number', numbers, upto);
    add('entity', entities, upto);
  }
  const remembered = new Map<string, number | undefined>();
  return (kind, text) => {
    if (erased[kind].size === 0) return undefined;
    const name = `${kind} ${text}`;
    if (remembered.has(name)) return remembered.get(name);
    if (remembered.size >= REMEMBERED) remembered.clear();
    const upto = erased[kind].get(keys.hashOf(text) ?? '');
    remembered.set(name, upto);
    return upto;
  };
}
