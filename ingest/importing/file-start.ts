import { isBlank } from './blank.ts';

const BOM = [0xef, 0xbb, 0xbf];
const LF = 10;
const ARRAY = 0x5b;
const LOOK_BYTES = 64 * 1024;

/**
 * The beginning of a file until its layout is known: from the first byte that says something on, without
 * a byte order mark. Blanks before it, and behind an opening bracket, are counted and dropped as they
 * come, so that a file of blanks costs no more than reading it does.
 */
export class FileStart {
  /** Line of the first byte; where that opens an array, of the byte behind it. */
  line = 1;
  #head: Buffer = Buffer.alloc(0);
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #markSeen = false;

  /** @returns whether it is worth a look now. */
  push(chunk: Uint8Array): boolean {
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    // A long first line is looked at again only when its end has come, else it is copied once a chunk.
    const isLong = this.#head.length > 1 && this.#heldBytes + this.#head.length > LOOK_BYTES;
    return !isLong || chunk.includes(LF);
  }

  /** What has come so far. */
  bytes(whole: boolean): Buffer {
    if (this.#held.length > 0) {
      this.#head = Buffer.concat([this.#head, ...this.#held]);
      this.#held = [];
      this.#heldBytes = 0;
    }
    if (!this.#markSeen) this.#dropMark(whole);
    if (this.#markSeen) this.#dropBlanks();
    return this.#head;
  }

  /** Leaves out the bracket that opens an array. */
  dropBracket(): void {
    this.#head = this.#head.subarray(1);
  }

  #dropMark(whole: boolean): void {
    if (this.#head.length < BOM.length && !whole) return;
    this.#markSeen = true;
    if (BOM.every((byte, at) => this.#head[at] === byte))
      this.#head = this.#head.subarray(BOM.length);
  }

  #dropBlanks(): void {
    const first = this.#skip(0);
    this.#head = this.#head.subarray(first);
    if (this.#head[0] !== ARRAY) return;
    const inside = this.#skip(1);
    if (inside === 1) return;
    // Copied, for the bracket moves up to what follows it.
    this.#head = Buffer.concat([this.#head.subarray(0, 1), this.#head.subarray(inside)]);
  }

  /** Place of the first byte from `at` on that is no blank; counts the lines before it. */
  #skip(at: number): number {
    const head = this.#head;
    let next = at;
    for (; next < head.length && isBlank(head[next]!); next += 1)
      if (head[next] === LF) this.line += 1;
    return next;
  }
}
