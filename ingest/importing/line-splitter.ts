import { isAllBlank, isBlank } from './blank.ts';
import { type FileRecord, MAX_RECORD_BYTES } from './file-record.ts';
import { ImportError } from './import-error.ts';
import { nestingOf } from './json-nesting.ts';

const LF = 10;
const CR = 13;

/** Lines of a file, without their ends and without blank ones; numbers count the blank ones too. */
export class LineSplitter {
  #line: number;
  #held: Uint8Array[] = [];
  #heldBytes = 0;

  constructor(line: number) {
    this.#line = line;
  }

  push(chunk: Uint8Array): FileRecord[] {
    const records: FileRecord[] = [];
    let from = this.#skipBlankLines(chunk, 0);
    for (let end = chunk.indexOf(LF, from); end >= 0; end = chunk.indexOf(LF, from)) {
      this.#hold(chunk.subarray(from, end));
      this.#release(records, false);
      this.#line++;
      from = this.#skipBlankLines(chunk, end + 1);
    }
    this.#hold(chunk.subarray(from));
    return records;
  }

  end(): FileRecord[] {
    const records: FileRecord[] = [];
    this.#release(records, true);
    return records;
  }

  /** Files may hold millions of empty lines; each costs no more than its byte. */
  #skipBlankLines(chunk: Uint8Array, from: number): number {
    if (this.#heldBytes > 0) return from;
    let begin = from;
    for (let at = from; at < chunk.length && isBlank(chunk[at]!); at += 1) {
      if (chunk[at] !== LF) continue;
      this.#line += 1;
      begin = at + 1;
    }
    return begin;
  }

  #hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > MAX_RECORD_BYTES)
      throw new ImportError('record_too_large', {
        line: this.#line,
        expected: `at most ${MAX_RECORD_BYTES} bytes`,
      });
    this.#held.push(bytes);
  }

  #release(records: FileRecord[], last: boolean): void {
    // A copy, so that a record kept for its block does not keep the whole chunk of the file.
    const line = new Uint8Array(
      this.#held.length === 1 ? this.#held[0]! : Buffer.concat(this.#held),
    );
    this.#held = [];
    this.#heldBytes = 0;
    const bytes = line.at(-1) === CR ? line.subarray(0, -1) : line;
    if (isAllBlank(bytes)) return;
    records.push({ bytes, line: this.#line, cut: last && isOpenJson(bytes) });
  }
}

/** A last line that begins as an object and does not end as one: the file was cut off there. */
function isOpenJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 32);
  if (first !== 0x7b) return false;
  const { depth, inText } = nestingOf(bytes);
  return inText || depth > 0;
}
