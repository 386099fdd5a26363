import type { RawDelivery } from '../contract/delivery.ts';
import { deterministicId } from '../contract/ids.ts';
import type { Micros } from '../contract/time.ts';
import { SNAPSHOT_HEADERS } from '../mapping/snapshot.ts';
import type { ImportFormat, Source } from '../sources/source.ts';
import { BlockStore, type GatheredBlock } from './block-store.ts';
import { DeliveryWriter } from './delivery-writer.ts';
import { gunzipped } from './gunzip.ts';
import { ImportError } from './import-error.ts';
import { jsonRecords } from './json-records.ts';

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
 * A `text` file is one delivery. Of a `json` file every delivery holds records, one a line. Those of a
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
  const maxBytes = options.maxBytes ?? 4 * MIB;
  const writer = new DeliveryWriter({ ...options, source: source.name }, maxBytes);
  const bytes = gunzipped(input);
  if (source.importing.kind === 'text') yield* wholeText(bytes, writer, options);
  else yield* records(source.importing, bytes, writer, maxBytes, options);
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
  if (size === 0) return;
  yield writer.make(Uint8Array.from(Buffer.concat(chunks)), [1], takenAtHeader(options.takenAt));
}

async function* records(
  format: ImportFormat,
  input: AsyncIterable<Uint8Array>,
  writer: DeliveryWriter,
  maxBytes: number,
  options: ImportOptions,
): AsyncGenerator<RawDelivery> {
  const store = new BlockStore(options.memoryBytes ?? 64 * MIB);
  let cutAt: number | undefined;
  try {
    for await (const record of jsonRecords(input)) {
      if (record.cut) cutAt = record.line;
      const value = format.blockOf ? parse(record.bytes) : undefined;
      const block = value === undefined ? undefined : format.blockOf?.(value);
      if (block !== undefined) {
        await store.add(block, record, takenAt(format, value, options.receivedAt));
        continue;
      }
      if (!writer.fits(record.bytes.length)) yield* writer.take();
      writer.add(record);
    }
    yield* writer.take();
    if (cutAt !== undefined && !store.isEmpty)
      throw new ImportError('file_cut_short', {
        line: cutAt,
        expected: 'a whole record; no block was replaced',
      });
    for (const block of store.blocks) yield* blockDeliveries(block, store, writer, maxBytes);
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
  maxBytes: number,
): AsyncGenerator<RawDelivery> {
  const parts = partsOf(block.sizes, maxBytes);
  if (parts.length === 1) {
    const { from, to } = parts[0]!;
    if (!writer.fits(to - from)) yield* writer.take();
    writer.append(await store.read(block, from, to), block.lines);
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
}

/** Cuts a block between records so that no part exceeds `maxBytes`, unless a single record does. */
function partsOf(sizes: readonly number[], maxBytes: number): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let to = 0;
  let first = 0;
  for (const [index, size] of sizes.entries()) {
    const end = index === first ? from + size : to + 1 + size;
    if (index > first && end - from > maxBytes) {
      parts.push({ from, to, first, last: index });
      from = to + 1;
      first = index;
      to = from + size;
    } else to = end;
  }
  parts.push({ from, to, first, last: sizes.length });
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
