import { randomUUID } from 'node:crypto';
import type { ImportProgress } from '@throughline/api/contract/operations';
import { splitImport } from '@throughline/ingest/importing/split-import';
import type { Position } from '@throughline/ingest/log/event-log';
import type { Source } from '@throughline/ingest/sources/source';
import type { Line } from '../topology/line.ts';

export interface StartedImport {
  readonly import_id: string;
  readonly deliveries: number;
  /** First offset behind the import, for each partition. */
  readonly offsets: readonly number[];
}

type Rejection = Omit<ImportProgress['rejections'][number], 'line'> & { readonly line: string };

const APPEND_AT_ONCE = 32;

/** Cuts a file into deliveries and appends them; what was appended before a fault of the file stands. */
export async function startImport(
  line: Line,
  source: Source,
  account: string,
  content: AsyncIterable<Uint8Array>,
  importId: string = randomUUID(),
): Promise<StartedImport> {
  const offsets = new Array<number>(line.log.partitions).fill(0);
  let deliveries = 0;
  let pending: Parameters<typeof line.log.append>[0][number][] = [];
  const flush = async () => {
    const positions = await line.log.append(pending);
    pending = [];
    for (const { partition, offset } of positions) note(offsets, { partition, offset });
  };
  try {
    for await (const delivery of splitImport(source, content, {
      account,
      receivedAt: line.clock(),
      importId,
    })) {
      deliveries += 1;
      pending.push({ key: `${source.name}:${account}:${importId}`, delivery });
      if (pending.length >= APPEND_AT_ONCE) await flush();
    }
  } finally {
    if (pending.length > 0) await flush();
    line.imports.set(importId, { source: source.name, offsets });
  }
  return { import_id: importId, deliveries, offsets };
}

function note(offsets: number[], { partition, offset }: Position): void {
  offsets[partition] = Math.max(offsets[partition] ?? 0, offset + 1);
}

interface Books {
  readonly accepted: string;
  readonly duplicates: string;
  readonly rejected: string;
  readonly event: string;
  readonly entity: string;
  readonly slice: string;
  readonly deliveries: string;
}

/** Reads the books of an import; undefined for one that this process did not start. */
export async function importProgress(
  line: Line,
  importId: string,
): Promise<ImportProgress | undefined> {
  const started = line.imports.get(importId);
  if (!started) return undefined;
  const reader = line.warehouse.reader();
  const visible = line.worker.visible();
  const done = started.offsets.map((offset, partition) =>
    Math.min(offset, visible[partition] ?? 0),
  );
  const total = sum(started.offsets);
  const [books] = await reader.rows<Books>(
    `SELECT sum(accepted) AS accepted, sum(duplicates) AS duplicates, sum(rejected) AS rejected, sum(events) AS event,
       sum(entities) AS entity, sum(slices) AS slice, count() AS deliveries
     FROM (SELECT * FROM deliveries WHERE import_id = {importId:String} LIMIT 1 BY partition, offset)`,
    { importId },
  );
  const rejections = await reader.rows<Rejection>(
    `SELECT line, code, message, field, expected FROM bad_rows
     WHERE delivery_id IN (SELECT id FROM deliveries WHERE import_id = {importId:String}) ORDER BY line LIMIT 20`,
    { importId },
  );
  return {
    import_id: importId,
    source: started.source,
    visible: done.every((offset, partition) => offset >= started.offsets[partition]!),
    progress: total === 0 ? 1 : sum(done) / total,
    accepted: Number(books?.accepted ?? 0),
    duplicates: Number(books?.duplicates ?? 0),
    rejected: Number(books?.rejected ?? 0),
    facts: {
      event: Number(books?.event ?? 0),
      entity: Number(books?.entity ?? 0),
      slice: Number(books?.slice ?? 0),
    },
    rejections: rejections.map((r) => ({ ...r, line: Number(r.line) })),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
