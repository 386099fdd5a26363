import type { Books } from './books.ts';
import { recordsIn } from './prepare/mapped-delivery.ts';
import type { SkippedRecords } from './skipped-records.ts';
import type { BatchToStore } from './store-batches.ts';

/** What one batch brought, counted in the vendors' records and in facts. */
export interface LoadResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly erased: number;
  /** Rejected records by their codes. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Texts that identify nobody and were dropped, by the type of identifier. */
  readonly placeholders: Readonly<Record<string, number>>;
  /** Records that were left out, by source and reason. */
  readonly skipped: readonly (SkippedRecords & { readonly source: string })[];
}

export function loadResult(
  { batch, prepared: { notes } }: BatchToStore,
  books: readonly Books[],
): LoadResult {
  const rejections = notes.flatMap((own) => own.rejections);
  return {
    accepted: sum(books.map((own) => own.accepted)),
    duplicates: sum(books.map((own) => own.duplicates)),
    rejected: recordsIn(rejections),
    erased: sum(books.map((own) => own.erased)),
    reasons: totals(rejections.map(({ code, records }) => ({ [code]: records }))),
    placeholders: totals(notes.map((own) => own.placeholders)),
    skipped: notes.flatMap(({ skipped }, index) =>
      skipped.map((each) => ({ ...each, source: batch.entries[index]!.delivery.source })),
    ),
  };
}

function totals(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const one of counts)
    for (const [name, count] of Object.entries(one)) all[name] = (all[name] ?? 0) + count;
  return all;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
