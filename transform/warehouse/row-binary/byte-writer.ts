/** Bytes in the order in which they are written, in one buffer that grows. Integers are little-endian. */
export class ByteWriter {
  #bytes: Buffer;
  #at = 0;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  /** What was written so far; valid until more is written. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  uint8(value: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = value;
  }

  uint16(value: number): void {
    this.#room(2);
    this.#at = this.#bytes.writeUInt16LE(value, this.#at);
  }

  uint32(value: number): void {
    this.#room(4);
    this.#at = this.#bytes.writeUInt32LE(value, this.#at);
  }

  uint64(value: bigint): void {
    this.#room(8);
    this.#at = this.#bytes.writeBigUInt64LE(value, this.#at);
  }

  /** A safe integer in 64 bits, two's complement. */
  safeInt64(value: number): void {
    this.#room(8);
    this.#at = this.#bytes.writeUInt32LE(value >>> 0, this.#at);
    this.#at = this.#bytes.writeInt32LE(Math.floor(value / 2 ** 32), this.#at);
  }

  /** Length of what follows: seven bits a byte, the lowest first. */
  length(value: number): void {
    this.#room(5);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#bytes[this.#at++] = (rest & 127) | 128;
    this.#bytes[this.#at++] = rest;
  }

  /** A text in UTF-8 behind its length. */
  text(value: string): void {
    if (value.length < 64 && this.#shortAscii(value)) return;
    const size = Buffer.byteLength(value);
    this.length(size);
    this.#room(size);
    this.#at += this.#bytes.write(value, this.#at, 'utf8');
  }

  /** Most texts are such, and copying them here is quicker than a call into the engine of JavaScript. */
  #shortAscii(value: string): boolean {
    this.#room(64);
    const bytes = this.#bytes;
    let at = this.#at + 1;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code > 127) return false;
      bytes[at++] = code;
    }
    bytes[this.#at] = value.length;
    this.#at = at;
    return true;
  }

  #room(size: number): void {
    if (this.#at + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + size));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}
