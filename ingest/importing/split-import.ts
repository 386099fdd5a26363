import type { RawDelivery } from '../contract/delivery.ts';
import { deterministicId } from '../contract/ids.ts';
import { DELIVERY_LIMITS, describeExcess, excessOf } from '../contract/limits.ts';
import type { ImportFormat, Source } from '../contract/source.ts';
import type { Micros } from '../contract/time.ts';
import { parseJson } from '../mapping/parse-json.ts';
import { CONTEXT_HEADER, SNAPSHOT_HEADERS } from '../mapping/snapshot.ts';
import { TEXTS_HEADER } from '../mapping/texts-of.ts';
import { isAllBlank } from './blank.ts';
import { BlockStore, type GatheredBlock } from './block-store.ts';
import { DeliveryWriter } from './delivery-writer.ts';
import type { ImportFile } from './file-frames.ts';
import { placeOf } from './file-place.ts';
import { gunzipped } from './gunzip.ts';
import { ImportError, type ImportErrorDetail } from './import-error.ts';
import { jsonRecords } from './json-records.ts';
import { isWithin, joined, NOTHING, type RecordSize, recordSize } from './record-size.ts';

export interface ImportOptions {
  readonly account: string;
  readonly receivedAt: Micros;
  /** Names this import: with the same id the same file gives the same deliveries. */
  readonly importId: string;
  /** Largest body of a delivery of JSON records (default 4 MiB); a larger single record goes alone. */
  readonly maxBytes?: number;
  /** Largest size of the files of kind `text` together (default 64 MiB). */
  readonly maxTextBytes?: number;
  /** Records of blocks held in memory before they wait in a temporary file (default 64 MiB). */
  readonly memoryBytes?: number;
  /** Told of each file, from 0, that holds nothing. */
  readonly onEmptyFile?: (file: number) => void;
  /** When a `text` file was taken, µs, for it does not say itself; else the time of receipt counts. */
  readonly takenAt?: Micros;
  /** Further headers of the delivery of a `text` file. */
  readonly headers?: Readonly<Record<string, string>>;
}

const MIB = 1024 * 1024;
const LF = 10;
const DAY = 86_400_000_000;

/** Turns one file (its bytes, plain or gzip) into deliveries; see `splitFiles`. */
export function splitImport(
  source: Pick<Source, 'name' | 'importing'>,
  input: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<RawDelivery> {
  return splitFiles(source, [{ name: '', content: input }], options);
}

/**
 * Turns the files of one command (their bytes, plain or gzip) into deliveries, in one pass.
 *
 * Files of `text` are one delivery together; where all are of blanks there is none. Of `json` files every delivery holds records, one a line.
 * Those of a block travel together, whatever files they lie in: blocks follow at the end, several small
 * ones to a delivery, one too large in parts that say so (`SNAPSHOT_HEADERS`). The way the bytes are cut
 * into chunks has no influence. Headers tell the file and the line of each record (`fileLineOf`).
 *
 * Raises `ImportError` when a file is not what it claims; what was handed out before stands, and no
 * block is handed out where a file was cut short.
 */
export async function* splitFiles(
  source: Pick<Source, 'name' | 'importing'>,
  files: AsyncIterable<ImportFile> | Iterable<ImportFile>,
  options: ImportOptions,
): AsyncGenerator<RawDelivery> {
  const most = { ...DELIVERY_LIMITS.batch, bytes: options.maxBytes ?? 4 * MIB };
  const writer = new DeliveryWriter({ ...options, source: source.name }, most);
  if (source.importing.kind === 'text') yield* wholeTexts(files, writer, options);
  else yield* records(source.importing, files, writer, most, options);
}

async function* wholeTexts(
  files: AsyncIterable<ImportFile> | Iterable<ImportFile>,
  writer: DeliveryWriter,
  options: ImportOptions,
): AsyncGenerator<RawDelivery> {
  const limit = options.maxTextBytes ?? 64 * MIB;
  const texts: Uint8Array[] = [];
  let size = 0;
  let file = 0;
  for await (const { name, content } of files) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of named(name, gunzipped(content))) {
      size += chunk.length;
      if (size > limit)
        throw new ImportError('file_too_large', {
          ...(name && { file: name }),
          expected: `at most ${limit} bytes${file > 0 ? ' in all files together' : ''}`,
        });
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks);
    texts.push(text);
    if (isAllBlank(text)) options.onEmptyFile?.(file);
    file += 1;
  }
  const body = new Uint8Array(Buffer.concat(texts));
  if (isAllBlank(body)) return;
  const excess = excessOf(body, DELIVERY_LIMITS.file, Number.POSITIVE_INFINITY);
  if (excess) throw new ImportError('file_too_large', { expected: describeExcess(excess) });
  yield writer.make(body, file > 1 ? placesOf(texts) : [1], {
    ...options.headers,
    ...takenAtHeader(options.takenAt),
    ...(file > 1 && { [TEXTS_HEADER]: texts.map(({ length }) => length).join() }),
  });
}

/** Place of every line of several texts. */
function placesOf(texts: readonly Uint8Array[]): readonly number[] {
  return texts.flatMap((text, file) =>
    Array.from({ length: linesOf(text) }, (_, index) => placeOf(file, index + 1)),
  );
}

function linesOf(text: Uint8Array): number {
  let lines = 0;
  for (let at = text.indexOf(LF); at >= 0; at = text.indexOf(LF, at + 1)) lines += 1;
  return text.length === 0 || text.at(-1) === LF ? lines : lines + 1;
}

/** The bytes of a file, whose faults name it. */
async function* named<Item>(name: string, input: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* input;
  } catch (error) {
    if (!(error instanceof ImportError) || !name || error.detail.file !== undefined) throw error;
    throw new ImportError(error.code, { ...error.detail, file: name }, { cause: error });
  }
}

async function* records(
  format: ImportFormat,
  files: AsyncIterable<ImportFile> | Iterable<ImportFile>,
  writer: DeliveryWriter,
  most: RecordSize,
  options: ImportOptions,
): AsyncGenerator<RawDelivery> {
  const store = new BlockStore(options.memoryBytes ?? 64 * MIB);
  const context = format.context?.();
  let cut: ImportErrorDetail | undefined;
  let file = 0;
  try {
    for await (const { name, content } of files) {
      let isEmpty = true;
      for await (const read of named(name, jsonRecords(gunzipped(content)))) {
        isEmpty = false;
        const record = { ...read, line: placeOf(file, read.line) };
        if (read.cut) cut = { line: read.line, ...(name && { file: name }) };
        const size = recordSize(record);
        const value = format.blockOf ? parse(record.bytes) : undefined;
        if (value !== undefined) context?.add(value);
        const block = value === undefined ? undefined : format.blockOf?.(value);
        if (block !== undefined) {
          await store.add(block, record, size, takenAt(format, value, options.receivedAt));
          continue;
        }
        if (!writer.fits(size)) yield* writer.take();
        writer.add(record, size);
      }
      if (isEmpty) options.onEmptyFile?.(file);
      file += 1;
    }
    yield* writer.take();
    if (cut !== undefined && !store.isEmpty)
      throw new ImportError('file_cut_short', {
        ...cut,
        expected: 'a whole record; no block was replaced',
      });
    if (context) store.rename((block) => context.nameOf(block));
    const headers: Record<string, string> = context ? { [CONTEXT_HEADER]: context.text() } : {};
    for (const block of store.blocks) yield* blockDeliveries(block, store, writer, most, headers);
    yield* writer.take(headers);
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
  headers: Readonly<Record<string, string>>,
): AsyncGenerator<RawDelivery> {
  const parts = partsOf(block.sizes, most);
  if (parts.length === 1) {
    const { from, to, size } = parts[0]!;
    if (!writer.fits(size)) yield* writer.take(headers);
    writer.append(await store.read(block, from, to), block.lines, size);
    return;
  }
  yield* writer.take(headers);
  const id = deterministicId('snapshot', block.name, block.digest());
  for (const [index, { from, to, first, last }] of parts.entries())
    yield writer.make(await store.read(block, from, to), block.lines.slice(first, last), {
      ...headers,
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
    return parseJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  } catch {
    return undefined;
  }
}
