import type { Fact, SliceFact } from '../contract/fact.ts';
import type { Mapped, Rejection } from '../contract/source.ts';

/** The slices that a delivery became, each once: the records of a block share the fact. */
export function slicesOf(mapped: Mapped): SliceFact[] {
  return [...new Set(mapped.records.flatMap(factsOf))].filter((fact) => fact.kind === 'slice');
}

/** Facts of one record as the mapping gave them, by identity. */
export function factsOf(record: Mapped['records'][number] | undefined): readonly Fact[] {
  return record && 'facts' in record ? record.facts : [];
}

export function rejectionsOf(mapped: Mapped): Rejection[] {
  return mapped.records.flatMap((one) => ('rejection' in one ? [one.rejection] : []));
}

/** For each record the number of its facts, or `skipped`, `noRecord` or `rejection`. */
export function kindsOf(mapped: Mapped): (number | string | undefined)[] {
  return mapped.records.map((one) => ('facts' in one ? one.facts.length : Object.keys(one)[0]));
}
