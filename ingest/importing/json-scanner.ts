import { isBlank } from './blank.ts';
import { type FileRecord, MAX_RECORD_BYTES } from './file-record.ts';
import { ImportError } from './import-error.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;

const isOpening = (byte: number) => byte === 0x5b || byte === 0x7b;
const isClosing = (byte: number) => byte === 0x5d || byte === 0x7d;

/**
 * Cuts JSON into its records without building it: the elements of one array, or values that follow one
 * another. It knows texts and nesting and nothing else, so a record may still be bad JSON inside; its
 * mapping says so. Blanks between tokens are dropped, which makes every record one line.
 */
export class JsonScanner {
  /** Line of the byte read next. */
  line: number;
  readonly #array: boolean;
  #out = Buffer.allocUnsafe(4096);
  #length = 0;
  #depth = 0;
  #startLine = 0;
  #inText = false;
  #escaped = false;
  #blank = false;
  #ended = false;
  #elements = 0;

  /** @param array true when the opening bracket of an array was just read. */
  constructor(array: boolean, line: number) {
    this.#array = array;
    this.line = line;
  }

  /** Records that end in these bytes. Raises `ImportError` where records can no longer be told apart. */
  push(chunk: Uint8Array): FileRecord[] {
    const records: FileRecord[] = [];
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.#inText) this.#text(byte);
      else this.#token(byte, records);
      if (byte === LF) this.line++;
    }
    return records;
  }

  /** Raises `ImportError` when the input stops before its JSON does. */
  end(): FileRecord[] {
    const open = this.#array ? !this.#ended : this.#depth > 0 || this.#inText;
    if (open) throw new ImportError('file_cut_short', { line: this.line });
    return this.#length > 0 ? [this.#take()] : [];
  }

  #text(byte: number): void {
    if (byte === LF || byte === CR)
      throw new ImportError('json_malformed', {
        line: this.line,
        expected: 'a text to end on its line',
      });
    this.#append(byte);
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inText = false;
  }

  #token(byte: number, records: FileRecord[]): void {
    if (isBlank(byte)) {
      this.#blank = true;
      if (!this.#array && this.#depth === 0 && this.#length > 0) records.push(this.#take());
      return;
    }
    if (this.#ended)
      throw new ImportError('json_malformed', {
        line: this.line,
        expected: 'nothing after the array',
      });
    if (this.#array && this.#depth === 0 && (byte === COMMA || byte === 0x5d)) {
      this.#delimit(byte, records);
      return;
    }
    if (isClosing(byte) && this.#depth === 0)
      throw new ImportError('json_malformed', { line: this.line, expected: 'a record' });
    this.#keepGap(byte);
    this.#append(byte);
    if (byte === QUOTE) this.#inText = true;
    else if (isOpening(byte)) this.#depth++;
    else if (isClosing(byte) && --this.#depth === 0 && !this.#array) records.push(this.#take());
  }

  /** A comma between two elements, or the bracket behind the last. */
  #delimit(byte: number, records: FileRecord[]): void {
    const last = byte !== COMMA;
    if (this.#length > 0) records.push(this.#take());
    else if (!last || this.#elements > 0)
      throw new ImportError('json_malformed', {
        line: this.line,
        expected: 'a record beside the comma',
      });
    this.#elements = last ? 0 : this.#elements + 1;
    this.#ended = last;
  }

  /** Blanks matter only between two plain tokens: `1 2` must not become `12`. */
  #keepGap(byte: number): void {
    const before = this.#length > 0 ? this.#out[this.#length - 1]! : COMMA;
    const structural = (b: number) =>
      isOpening(b) || isClosing(b) || b === COMMA || b === COLON || b === QUOTE;
    if (this.#blank && !structural(before) && !structural(byte)) this.#append(SPACE);
    this.#blank = false;
  }

  #append(byte: number): void {
    if (this.#length === 0) this.#startLine = this.line;
    if (this.#length === this.#out.length) this.#grow();
    this.#out[this.#length++] = byte;
  }

  #grow(): void {
    if (this.#length >= MAX_RECORD_BYTES)
      throw new ImportError('record_too_large', {
        line: this.#startLine,
        expected: `at most ${MAX_RECORD_BYTES} bytes`,
      });
    const larger = Buffer.allocUnsafe(this.#out.length * 2);
    this.#out.copy(larger, 0, 0, this.#length);
    this.#out = larger;
  }

  #take(): FileRecord {
    const bytes = Uint8Array.prototype.slice.call(this.#out, 0, this.#length);
    this.#length = 0;
    return { bytes, line: this.#startLine, cut: false };
  }
}
