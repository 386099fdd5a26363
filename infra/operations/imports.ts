import { randomUUID } from 'node:crypto';
import type { ImportProgress, StartedImport } from '@throughline/api/contract/operations';
import type { Source } from '@throughline/ingest/contract/source';
import type { ImportFile } from '@throughline/ingest/importing/file-frames';
import { filePlace } from '@throughline/ingest/importing/file-place';
import { type ImportOptions, splitFiles } from '@throughline/ingest/importing/split-import';
import { appendOrRefer } from '@throughline/ingest/log/append-or-refer';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import type { LogRecord } from '@throughline/ingest/log/event-log';
import { currentPublication } from '@throughline/transform/derive/publication';
import { newestRollup } from '@throughline/transform/derive/rollup/rollup-record';
import { replacedBlocks } from '@throughline/transform/load/replaced';
import { dateTime64 } from '@throughline/transform/warehouse/date-time';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { appendable } from '../line/appendable.ts';
import { type Line, LOAD_GROUP, type Taken } from '../line/line.ts';
import { reached } from './visibility.ts';

const TAKEN = sqlFile(import.meta.url, './imports-taken.sql');

type Rejection = Omit<ImportProgress['rejections'][number], 'line' | 'file'> & {
  readonly line: string;
};

const APPEND_AT_ONCE = 32;
const AGAIN_MS = 5_000;
const COLUMNS = ['import_id', 'source', 'account', 'deliveries', 'offsets', 'started_at'] as const;

/** Cuts the files of an import into deliveries and appends them; what was appended before a fault of one stands. */
export async function startImport(
  line: Line,
  source: Source,
  account: string,
  files: AsyncIterable<ImportFile> | Iterable<ImportFile>,
  importId: string = randomUUID(),
  beside: Pick<ImportOptions, 'headers' | 'takenAt'> = {},
): Promise<StartedImport> {
  const offsets = new Array<number>(line.log.partitions).fill(0);
  const receivedAt = line.clock();
  let deliveries = 0;
  const empty: number[] = [];
  let pending: LogRecord[] = [];
  const flush = async () => {
    const { positions } = await appendOrRefer(appendable(line), pending);
    pending = [];
    for (const { partition, offset } of positions)
      offsets[partition] = Math.max(offsets[partition] ?? 0, offset + 1);
  };
  try {
    for await (const delivery of splitFiles(source, files, {
      account,
      receivedAt,
      importId,
      ...beside,
      onEmptyFile: (file) => empty.push(file),
    })) {
      deliveries += 1;
      pending.push({ key: deliveryKey(delivery), delivery });
      if (pending.length >= APPEND_AT_ONCE) await flush();
    }
  } finally {
    if (pending.length > 0) await flush();
    line.imports.set(importId, { source: source.name, deliveries, offsets });
    const row = [importId, source.name, account, deliveries, offsets, dateTime64(receivedAt)];
    tellOthers(line, row);
  }
  return {
    import_id: importId,
    deliveries,
    ...(empty.length > 0 && { empty_files: empty }),
  };
}

/** The file is durable already; that others can ask for it may wait until the warehouse is there. */
function tellOthers(line: Line, row: readonly unknown[]): void {
  Promise.resolve()
    .then(() => line.warehouse.insert('imports', COLUMNS, [row]))
    .catch(() => setTimeout(() => tellOthers(line, row), AGAIN_MS).unref());
}

async function takenByOthers(reader: Reader, importId: string): Promise<Taken | undefined> {
  const [taken] = await reader.rows<Taken>(TAKEN, { importId });
  return taken;
}

/** Where a line rolls up, reports show what is rolled up. */
async function isRolledUp({ worker }: Line, reader: Reader): Promise<boolean> {
  const [{ revision }, newest] = await Promise.all([
    currentPublication(reader),
    newestRollup(reader),
  ]);
  if (!newest || newest.revision >= revision) return true;
  worker?.wake();
  return false;
}

type SkipRow = Omit<ImportProgress['skips'][number], 'group'> & { readonly subject: string };

interface Books {
  readonly accepted: string;
  readonly duplicates: string;
  readonly rejected: string;
  readonly skipped: string;
  readonly erased: string;
  readonly event: string;
  readonly entity: string;
  readonly slice: string;
  readonly loaded: string;
  readonly underived: string;
}

const BOOKS = sqlFile(import.meta.url, './import-books.sql');
const SKIPS = sqlFile(import.meta.url, './import-skips.sql');
const TESTS = sqlFile(import.meta.url, './import-tests.sql');
const REJECTIONS = sqlFile(import.meta.url, './import-rejections.sql');

/** Reads the books of an import; undefined for one that was never started. */
export async function importProgress(
  line: Line,
  importId: string,
): Promise<ImportProgress | undefined> {
  const reader = line.warehouse.reader();
  const taken = line.imports.get(importId) ?? (await takenByOthers(reader, importId));
  if (!taken) return undefined;
  const committed = await line.log.committed(LOAD_GROUP);
  const [books] = await reader.rows<Books>(BOOKS, { importId });
  const rejections = await reader.rows<Rejection>(REJECTIONS, { importId });
  const skips = books!.skipped === '0' ? [] : await reader.rows<SkipRow>(SKIPS, { importId });
  const tests = await reader.rows<ImportProgress['tests'][number]>(TESTS, { importId });
  const loaded = Number(books!.loaded);
  const derived = loaded - Number(books!.underived);
  const isDerived = reached(committed, taken.offsets) && derived === loaded;
  const visible = isDerived && (await isRolledUp(line, reader));
  const replacements = visible && loaded > 0 ? await replacedBlocks(reader, importId) : [];
  return {
    import_id: importId,
    source: taken.source,
    visible,
    progress: taken.deliveries === 0 ? 1 : Math.min(1, (loaded + derived) / 2 / taken.deliveries),
    accepted: Number(books!.accepted),
    duplicates: Number(books!.duplicates),
    rejected: Number(books!.rejected),
    skipped: Number(books!.skipped),
    erased: Number(books!.erased),
    facts: {
      event: Number(books!.event),
      entity: Number(books!.entity),
      slice: Number(books!.slice),
    },
    skips: skips.map(({ subject, ...skip }) => ({ ...skip, group: subject })),
    tests: [...tests],
    replaced: replacements.reduce((sum, { rows }) => sum + rows, 0),
    replacements,
    rejections: rejections.map((r) => ({ ...r, ...filePlace(Number(r.line)) })),
  };
}
