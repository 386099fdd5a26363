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
  /** Line of the file where each record starts. */
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
  /** Pieces of its content, in order: in the file, then in memory. */
  readonly extents: { readonly at: number; readonly length: number }[];
  pending: Uint8Array[];
  pendingBytes: number;
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
    for (const extent of block.extents) {
      const part = overlap(extent.length);
      if (part) await this.#file!.read(out, part.into, part.end - part.skip, extent.at + part.skip);
    }
    for (const bytes of block.pending) {
      const part = overlap(bytes.length);
      if (part) out.set(bytes.subarray(part.skip, part.end), part.into);
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
    block.pending.push(bytes);
    block.pendingBytes += bytes.length;
    this.#pendingBytes += bytes.length;
  }

  async #spill(): Promise<void> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'throughline-import-'));
    this.#file ??= await open(join(this.#folder, 'blocks'), 'wx+', 0o600);
    for (const block of this.#blocks.values()) {
      if (block.pendingBytes === 0) continue;
      await writeAll(this.#file, Buffer.concat(block.pending), this.#fileBytes);
      block.extents.push({ at: this.#fileBytes, length: block.pendingBytes });
      this.#fileBytes += block.pendingBytes;
      block.pending = [];
      block.pendingBytes = 0;
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

function newBlock(name: string): Block {
  const hash = createHash('sha256');
  return {
    name,
    sizes: [],
    lines: [],
    hash,
    extents: [],
    pending: [],
    pendingBytes: 0,
    digest: () => hash.copy().digest('hex'),
  };
}
