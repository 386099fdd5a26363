import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Micros } from '../contract/time.ts';
import type { FileRecord } from './file-record.ts';
import type { RecordSize } from './record-size.ts';

/** A restated block as gathered from a file. Records are joined by line feeds. */
export interface GatheredBlock {
  readonly name: string;
  readonly sizes: readonly RecordSize[];
  /** Place (`placeOf`) where each record starts. */
  readonly lines: readonly number[];
  /** Newest time that the vendor gives for one of its records. */
  readonly takenAt?: Micros;
  /** Hex SHA-256 over the records joined by line feeds. */
  digest(): string;
}

interface Block extends GatheredBlock {
  readonly sizes: RecordSize[];
  readonly lines: number[];
  readonly hash: Hash;
  takenAt?: Micros;
  /** Pieces of its content, in order, each in the file or in memory. */
  pieces: (Extent | Uint8Array)[];
  /** Digests of the blocks that it was put together of. */
  parts?: readonly string[];
}

/** Bytes in the temporary file. */
interface Extent {
  readonly at: number;
  readonly length: number;
}

const LINE_FEED = Uint8Array.of(10);

/**
 * Gathers the records of each block, in the order of the file. What exceeds `memoryBytes` waits in a
 * temporary file, so that memory is bounded by it and not by the size of the import.
 */
export class BlockStore {
  readonly #memoryBytes: number;
  readonly #blocks = new Map<string, Block>();
  #pendingBytes = 0;
  #folder: string | undefined;
  #file: FileHandle | undefined;
  #fileBytes = 0;

  constructor(memoryBytes: number) {
    this.#memoryBytes = memoryBytes;
  }

  /** Blocks in the order in which they first appeared. */
  get blocks(): Iterable<GatheredBlock> {
    return this.#blocks.values();
  }

  get isEmpty(): boolean {
    return this.#blocks.size === 0;
  }

  async add(
    name: string,
    record: FileRecord,
    size: RecordSize,
    takenAt: Micros | undefined,
  ): Promise<void> {
    const block = this.#blocks.get(name) ?? newBlock(name);
    this.#blocks.set(name, block);
    if (block.sizes.length > 0) this.#append(block, LINE_FEED);
    this.#append(block, record.bytes);
    block.sizes.push(size);
    block.lines.push(record.line);
    if (takenAt !== undefined) block.takenAt = Math.max(block.takenAt ?? 0, takenAt);
    if (this.#pendingBytes > this.#memoryBytes) await this.#spill();
  }

  /** Gives every block its final name, once all records are there; blocks of one name become one. */
  rename(nameOf: (block: string) => string): void {
    const blocks = [...this.#blocks.values()];
    this.#blocks.clear();
    for (const block of blocks) {
      const name = nameOf(block.name);
      const first = this.#blocks.get(name);
      this.#blocks.set(name, first ? joined(first, block) : { ...block, name });
    }
  }

  /** Bytes `from` to `to` (exclusive) of a block's content. */
  async read(of: GatheredBlock, from: number, to: number): Promise<Uint8Array> {
    const block = this.#blocks.get(of.name)!;
    const out = Buffer.allocUnsafe(to - from);
    let start = 0;
    const overlap = (length: number) => {
      const piece = { skip: Math.max(from - start, 0), end: Math.min(to - start, length) };
      const into = Math.max(start - from, 0);
      start += length;
      return piece.end > piece.skip ? { ...piece, into } : undefined;
    };
    for (const piece of block.pieces) {
      const part = overlap(piece.length);
      if (!part) continue;
      if (piece instanceof Uint8Array) out.set(piece.subarray(part.skip, part.end), part.into);
      else await this.#file!.read(out, part.into, part.end - part.skip, piece.at + part.skip);
    }
    return out;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
    this.#file = undefined;
    this.#folder = undefined;
    this.#blocks.clear();
  }

  #append(block: Block, bytes: Uint8Array): void {
    block.hash.update(bytes);
    block.pieces.push(bytes);
    this.#pendingBytes += bytes.length;
  }

  async #spill(): Promise<void> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'throughline-import-'));
    this.#file ??= await open(join(this.#folder, 'blocks'), 'wx+', 0o600);
    for (const block of this.#blocks.values()) {
      const kept = block.pieces.filter((piece) => !(piece instanceof Uint8Array));
      const held = block.pieces.filter((piece) => piece instanceof Uint8Array);
      if (held.length === 0) continue;
      // What is in memory came after what is in the file already.
      const bytes = Buffer.concat(held);
      await writeAll(this.#file, bytes, this.#fileBytes);
      block.pieces = [...kept, { at: this.#fileBytes, length: bytes.length }];
      this.#fileBytes += bytes.length;
    }
    this.#pendingBytes = 0;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

function joined(first: Block, next: Block): Block {
  const digests = [...(first.parts ?? [first.digest()]), next.digest()];
  const takenAt = Math.max(first.takenAt ?? 0, next.takenAt ?? 0);
  return {
    ...first,
    sizes: [...first.sizes, ...next.sizes],
    lines: [...first.lines, ...next.lines],
    pieces: [...first.pieces, LINE_FEED, ...next.pieces],
    parts: digests,
    digest: () => createHash('sha256').update(digests.join()).digest('hex'),
    ...(takenAt > 0 && { takenAt }),
  };
}

function newBlock(name: string): Block {
  const hash = createHash('sha256');
  return {
    name,
    sizes: [],
    lines: [],
    hash,
    pieces: [],
    digest: () => hash.copy().digest('hex'),
  };
}
