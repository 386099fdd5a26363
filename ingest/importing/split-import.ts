import type { RawDelivery } from '../contract/delivery.ts';
import { deterministicId } from '../contract/ids.ts';
import { DELIVERY_LIMITS, describeExcess, excessOf } from '../contract/limits.ts';
import type { Micros } from '../contract/time.ts';
import { SNAPSHOT_HEADERS } from '../mapping/snapshot.ts';
import type { ImportFormat, Source } from '../sources/source.ts';
import { isAllBlank } from './blank.ts';
import { BlockStore, type GatheredBlock } from './block-store.ts';
import { DeliveryWriter } from './delivery-writer.ts';
import { gunzipped } from './gunzip.ts';
import { ImportError } from './import-error.ts';
import { jsonRecords } from './json-records.ts';
import { isWithin, joined, NOTHING, type RecordSize, recordSize } from './record-size.ts';

export interface ImportOptions {
  readonly account: string;
  readonly receivedAt: Micros;
  /** Names this import: with the same id the same file gives the same deliveries. */
  readonly importId: string;
  /** Largest body of a delivery of JSON records (default 4 MiB); a larger single record goes alone. */
  readonly maxBytes?: number;
  /** Largest file of kind `text` (default 64 MiB). */
  readonly maxTextBytes?: number;
  /** Records of blocks held in memory before they wait in a temporary file (default 64 MiB). */
  readonly memoryBytes?: number;
  /** When a `text` file was taken, µs, for it does not say itself; else the time of receipt counts. */
  readonly takenAt?: Micros;
}

const MIB = 1024 * 1024;
const DAY = 86_400_000_000;

/**
 * Turns a file (its bytes, plain or gzip) into deliveries, in one pass.
 *
 * A `text` file is one delivery; a file of blanks is none. Of a `json` file every delivery holds records, one a line. Those of a
 * block travel together: blocks follow at the end of the file, several small ones to a delivery, one
 * too large in parts that say so (`SNAPSHOT_HEADERS`). The way the bytes are cut into chunks has no
 * influence. Headers tell the line of the file of each record (`fileLineOf`).
 *
 * Raises `ImportError` when the file is not what it claims; what was handed out before stands, and no
 * block is handed out from a file that was cut short.
 */
export async function* splitImport(
  source: Pick<Source, 'name' | 'importing'>,
  input: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<RawDelivery> {
  const most = { ...DELIVERY_LIMITS.batch, bytes: options.maxBytes ?? 4 * MIB };
  const writer = new DeliveryWriter({ ...options, source: source.name }, most);
  const bytes = gunzipped(input);
  if (source.importing.kind === 'text') yield* wholeText(bytes, writer, options);
  else yield* records(source.importing, bytes, writer, most, options);
}

async function* wholeText(
  input: AsyncIterable<Uint8Array>,
  writer: DeliveryWriter,
  options: ImportOptions,
): AsyncGenerator<RawDelivery> {
  const limit = options.maxTextBytes ?? 64 * MIB;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > limit)
      throw new ImportError('file_too_large', { expected: `at most ${limit} bytes` });
    chunks.push(chunk);
  }
  const body = new Uint8Array(Buffer.concat(chunks));
  if (isAllBlank(body)) return;
  const excess = excessOf(body, DELIVERY_LIMITS.file, Number.POSITIVE_INFINITY);
  if (excess) throw new ImportError('file_too_large', { expected: describeExcess(excess) });
  yield writer.make(body, [1], takenAtHeader(options.takenAt));
}

async function* records(
  format: ImportFormat,
  input: AsyncIterable<Uint8Array>,
  writer: DeliveryWriter,
  most: RecordSize,
  options: ImportOptions,
): AsyncGenerator<RawDelivery> {
  const store = new BlockStore(options.memoryBytes ?? 64 * MIB);
  let cutAt: number | undefined;
  try {
    for await (const record of jsonRecords(input)) {
      if (record.cut) cutAt = record.line;
      const size = recordSize(record);
      const value = format.blockOf ? parse(record.bytes) : undefined;
      const block = value === undefined ? undefined : format.blockOf?.(value);
      if (block !== undefined) {
        await store.add(block, record, size, takenAt(format, value, options.receivedAt));
        continue;
      }
      if (!writer.fits(size)) yield* writer.take();
      writer.add(record, size);
    }
    yield* writer.take();
    if (cutAt !== undefined && !store.isEmpty)
      throw new ImportError('file_cut_short', {
        line: cutAt,
        expected: 'a whole record; no block was replaced',
      });
    for (const block of store.blocks) yield* blockDeliveries(block, store, writer, most);
    yield* writer.take();
  } catch (error) {
    // What was whole before the fault is kept; blocks are not, for theirs may be half of one.
    if (error instanceof ImportError) yield* writer.take();
    throw error;
  } finally {
    await store.close();
  }
}

async function* blockDeliveries(
  block: GatheredBlock,
  store: BlockStore,
  writer: DeliveryWriter,
  most: RecordSize,
): AsyncGenerator<RawDelivery> {
  const parts = partsOf(block.sizes, most);
  if (parts.length === 1) {
    const { from, to, size } = parts[0]!;
    if (!writer.fits(size)) yield* writer.take();
    writer.append(await store.read(block, from, to), block.lines, size);
    return;
  }
  yield* writer.take();
  const id = deterministicId('snapshot', block.name, block.digest());
  for (const [index, { from, to, first, last }] of parts.entries())
    yield writer.make(await store.read(block, from, to), block.lines.slice(first, last), {
      [SNAPSHOT_HEADERS.id]: id,
      [SNAPSHOT_HEADERS.part]: `${index + 1}/${parts.length}`,
      ...takenAtHeader(block.takenAt),
    });
}

interface Part {
  /** Bytes in the block's content. */
  readonly from: number;
  readonly to: number;
  /** Records of the block; `last` is exclusive. */
  readonly first: number;
  readonly last: number;
  readonly size: RecordSize;
}

/** Cuts a block between records so that no part is more than `most`, unless a single record is. */
function partsOf(sizes: readonly RecordSize[], most: RecordSize): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let first = 0;
  let size = NOTHING;
  const close = (last: number) => parts.push({ from, to: from + size.bytes, first, last, size });
  for (const [index, record] of sizes.entries()) {
    const more = index === first ? record : joined(size, record);
    if (index > first && !isWithin(more, most)) {
      close(index);
      from += size.bytes + 1;
      first = index;
      size = record;
    } else size = more;
  }
  close(sizes.length);
  return parts;
}

/** A time from the future is left out: the mapping refuses its record, and the block must not carry it. */
function takenAt(format: ImportFormat, value: unknown, receivedAt: Micros): Micros | undefined {
  const at = format.takenAt?.(value);
  return at === undefined || at > receivedAt + DAY ? undefined : at;
}

function takenAtHeader(at: Micros | undefined): Record<string, string> {
  return at === undefined ? {} : { [SNAPSHOT_HEADERS.takenAt]: String(at) };
}

/** Undefined for a line that is no JSON: it belongs to no block, and its mapping refuses it. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  } catch {
    return undefined;
  }
}
