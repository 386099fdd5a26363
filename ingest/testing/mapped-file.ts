import type { RawDelivery } from '../contract/delivery.ts';
import type { CostRow, EntityFact, SliceFact } from '../contract/fact.ts';
import { type MappedFile, readAndMap } from '../sources/files/map-file.ts';
import type { FileOptions } from '../sources/files/reading/options.ts';
import { factsOf, slicesOf } from './mapped.ts';

/** A file as a delivery of the importer. */
export function fileDelivery(content: string | Uint8Array): RawDelivery {
  return {
    ...{ id: '00000000-0000-4000-8000-000000000000', source: 'files', account: 'main' },
    ...{ endpoint: 'import', receivedAt: Date.parse('2026-06-01T00:00:00Z') * 1000 },
    ...{ headers: {}, query: '' },
    body: typeof content === 'string' ? Buffer.from(content) : content,
  };
}

export function mapped(content: string | Uint8Array, options: FileOptions = {}): MappedFile {
  const rules = { keepContacts: true };
  return readAndMap(fileDelivery(content), { timezone: 'UTC', ...options }, rules);
}

/** Cost rows of all blocks, in the order of the file. */
export function costsIn({ mapped: all }: MappedFile): CostRow[] {
  return slicesOf(all).flatMap((fact) => (fact as SliceFact & { rows: CostRow[] }).rows);
}

export function totalCost(file: MappedFile): bigint {
  return costsIn(file).reduce((sum, { costMicros }) => sum + costMicros, 0n);
}

/** Versions of entities, each once. */
export function entitiesIn({ mapped: all }: MappedFile): EntityFact[] {
  return [...new Set(all.records.flatMap(factsOf))].filter((fact) => fact.kind === 'entity');
}
