import type { ErasedUpto, NameKind } from '@throughline/ingest/erasure/erased-facts';
import type { People } from '@throughline/transform/erase/remove-person';

/** The names of these people alone, as a lookup: gone up to a time (µs since 1970 UTC). */
export function namesOf(people: Omit<People, 'owners'>, upto: number): ErasedUpto {
  const names: Record<NameKind, ReadonlySet<string>> = {
    identifier: new Set(people.identifiers.map(({ text }) => text)),
    number: new Set(people.numbers.map(({ text }) => text)),
    entity: new Set(people.entities.map(({ text }) => text)),
  };
  return (kind, text) => (names[kind].has(text) ? upto : undefined);
}
