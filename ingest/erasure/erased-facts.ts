import type { Fact, SliceRef } from '../contract/fact.ts';
import type { Mapped, MappedRecord } from '../contract/source.ts';

/** What names a person in facts. */
export type NameKind = 'identifier' | 'number' | 'entity';

/** Up to when what bears this name was erased (µs since 1970 UTC); undefined where it was not. */
export type ErasedUpto = (kind: NameKind, text: string) => number | undefined;

/** Fields by which an entity without a person of its own belongs to another one. */
const REFERENCES = {
  orderId: 'order',
  dealId: 'deal',
  leadId: 'lead',
  contactId: 'contact',
} as const;

/** Name of an entity: the same text in tombstones and in facts. */
export function entityName(type: string, source: string, account: string, id: string): string {
  return JSON.stringify([type, source, account, id]);
}

/**
 * Whether a fact is about somebody who was erased: it bears a name that is theirs alone, or it is a record
 * of theirs or belongs to one, or it names nothing but them and numbers that others may bear too. A fact
 * that is younger than the erasure is a new person's.
 */
export function isErased(fact: Fact, upto: ErasedUpto): boolean {
  if (fact.kind === 'slice') return false;
  const within = (until: number | undefined) => until !== undefined && fact.occurredAt <= until;
  const identifiers =
    fact.kind === 'event'
      ? fact.identifiers
      : Object.values(fact.identifiers).filter((one) => one !== null);
  let named = 0;
  for (const { type, value } of identifiers) {
    const text = `${type}:${value}`;
    if (within(upto('identifier', text))) return true;
    if (within(upto('number', text))) named += 1;
  }
  if (named > 0 && named === identifiers.length) return true;
  if (fact.kind === 'event') return false;
  const { source, account } = fact;
  const isNamed = (type: string, id: string) =>
    within(upto('entity', entityName(type, source, account, id)));
  if (isNamed(fact.entityType, fact.entityId)) return true;
  const fields: Record<string, unknown> = fact.fields;
  return Object.entries(REFERENCES).some(([field, type]) => {
    const id = fields[field];
    return typeof id === 'string' && isNamed(type, id);
  });
}

/** A delivery without what is erased, and how many of its records brought nothing else. */
export function withoutErased(mapped: Mapped, isGone: (fact: Fact) => boolean): Mapped {
  let isChanged = false;
  const records = mapped.records.map((record): MappedRecord => {
    if (!('facts' in record)) return record;
    const kept = record.facts.filter((fact) => !isGone(fact));
    if (kept.length === record.facts.length) return record;
    isChanged = true;
    return kept.length > 0 ? { facts: kept } : { erased: blocksOf(record.facts) };
  });
  return isChanged ? { ...mapped, records } : mapped;
}

function blocksOf(facts: readonly Fact[]): SliceRef[] {
  return facts.flatMap((fact) => (fact.kind === 'event' && fact.slice ? [fact.slice] : []));
}
