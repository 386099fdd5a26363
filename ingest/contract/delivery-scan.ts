import type { DeliveryLimits, Excess } from './limits.ts';

const LF = 0x0a;
const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const COMMA = 0x2c;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const OBJECT = 0x7b;
const ARRAY = 0x5b;

const isOpening = (byte: number) => byte === OBJECT || byte === ARRAY;
const isClosing = (byte: number) => byte === 0x7d || byte === 0x5d;

/** First bytes of a bare value of JSON: a number, `true`, `false`, `null`. */
const BARE = new Set([...'-0123456789tfn'].map((character) => character.charCodeAt(0)));

/** Counts what a body holds, by its raw bytes and without reading any value. */
export class DeliveryScan {
  readonly #body: Uint8Array;
  #limits!: DeliveryLimits;
  #maxDepth = 0;
  /** A line feed at the very end begins no further line. */
  lines = 1;
  values = 0;
  #records = 0;
  /** No valid JSON as a whole: whoever reads it takes it line by line. */
  #broken = false;
  #depth = 0;
  /** Depth at which records stand: 1 inside an array, else 0. */
  #base = 0;
  /** Brackets of the first four levels. */
  readonly #kinds = new Uint8Array(4);
  #inRecord = 0;

  constructor(body: Uint8Array) {
    this.#body = body.at(-1) === LF ? body.subarray(0, -1) : body;
  }

  /** JSON that is broken is read line by line, each line a record. */
  get records(): number {
    return this.#broken ? Math.max(this.#records, this.lines) : this.#records;
  }

  run(limits: DeliveryLimits, maxDepth: number): Excess | undefined {
    this.#limits = limits;
    this.#maxDepth = maxDepth;
    return looksLikeJson(this.#body) ? this.#json() : this.#text();
  }

  /** Tables, forms, and lines that are no JSON, among which a line of JSON may stand. */
  #text(): Excess | undefined {
    this.#broken = true;
    const body = this.#body;
    let begins = true;
    for (let at = 0; at < body.length; at += 1) {
      const byte = body[at]!;
      if (byte === LF) {
        begins = true;
        if (this.#line()) return this.#excess();
      } else if (byte === COMMA || byte === SEMICOLON || byte === TAB || byte === AMPERSAND) {
        this.values += 1;
        if (this.values > this.#limits.values) return this.#excess();
      } else if (byte > SPACE) {
        if (begins && isOpening(byte) && this.#lineNestsTooDeep(at))
          return { of: 'depth', most: this.#maxDepth };
        begins = false;
      }
    }
    return this.#excess();
  }

  #lineNestsTooDeep(from: number): boolean {
    const body = this.#body;
    let depth = 0;
    for (let at = from; at < body.length && body[at] !== LF; at += 1) {
      const byte = body[at]!;
      if (byte === QUOTE) at = this.#skipText(at);
      else if (isOpening(byte) && ++depth > this.#maxDepth) return true;
      else if (isClosing(byte)) depth -= 1;
    }
    return false;
  }

  #json(): Excess | undefined {
    const body = this.#body;
    // Bytes of UTF-8 beyond ASCII are all above 0x7f and cannot be taken for a bracket or a quote.
    let before = COMMA;
    for (let at = skipBom(body); at < body.length; at += 1) {
      const byte = body[at]!;
      if (byte <= SPACE) {
        if (byte === LF && this.#line()) return this.#excess();
        continue;
      }
      if (byte === COMMA || byte === COLON) {
        if (before === COMMA || before === COLON || isOpening(before)) this.#broken = true;
        before = byte;
        continue;
      }
      if (isClosing(byte)) {
        if (this.#depth === 0) this.#broken = true;
        else this.#depth -= 1;
        if (this.#depth < this.#base) this.#base = 0;
        before = byte;
        continue;
      }
      const separated = before === COMMA || before === COLON || isOpening(before);
      if (!separated && this.#depth > 0) this.#broken = true;
      if (this.#value(byte)) return this.#excess();
      before = byte;
      if (byte === QUOTE) {
        at = this.#skipText(at);
      } else if (isOpening(byte)) {
        if (this.#open(byte)) return { of: 'depth', most: this.#maxDepth };
      } else {
        if (!BARE.has(byte)) this.#broken = true;
        while (at + 1 < body.length && !endsBare(body[at + 1]!)) at += 1;
      }
    }
    if (this.#depth > 0) this.#broken = true;
    return this.#excess();
  }

  /** A line feed between tokens. True when there are too many. */
  #line(): boolean {
    this.lines += 1;
    if (this.#broken) this.#depth = this.#base = 0;
    return this.lines > this.#limits.lines || (this.#broken && this.lines > this.#limits.records);
  }

  /** A value or a key begins. True when there are too many. */
  #value(byte: number): boolean {
    const depth = this.#depth;
    this.values += 1;
    if (depth === 0 && byte === ARRAY) {
      this.#base = 1;
    } else if (depth === this.#base) {
      this.#records += 1;
      this.#inRecord = 0;
    } else if (this.#isListed(depth)) {
      // A list directly inside a record may be an envelope’s; the record is then no record itself.
      this.#inRecord += 1;
      if (this.#inRecord > 1) this.#records += 1;
    }
    return this.records > this.#limits.records || this.values > this.#limits.values;
  }

  #isListed(depth: number): boolean {
    const inside = depth - this.#base;
    return (inside === 1 || inside === 2) && this.#kinds[depth - 1] === ARRAY;
  }

  #open(byte: number): boolean {
    if (this.#depth < this.#kinds.length) this.#kinds[this.#depth] = byte;
    this.#depth += 1;
    return this.#depth > this.#maxDepth;
  }

  /** The closing quote of the text at `from`; its line’s end where there is none, which no JSON has. */
  #skipText(from: number): number {
    const body = this.#body;
    let at = from + 1;
    for (; at < body.length && body[at] !== QUOTE; at += 1) {
      if (body[at] === BACKSLASH && body[at + 1] !== LF) at += 1;
      else if (body[at] === LF) {
        this.#broken = true;
        return at - 1;
      }
    }
    if (at >= body.length) this.#broken = true;
    return at;
  }

  #excess(): Excess | undefined {
    const { records, lines, values } = this.#limits;
    if (this.records > records) return { of: 'records', most: records };
    if (this.lines > lines) return { of: 'lines', most: lines };
    if (this.values > values) return { of: 'values', most: values };
    return undefined;
  }
}

function endsBare(byte: number): boolean {
  return byte <= SPACE || byte === COMMA || byte === COLON || byte === QUOTE || isBracket(byte);
}

function isBracket(byte: number): boolean {
  return isOpening(byte) || isClosing(byte);
}

function skipBom(body: Uint8Array): number {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
}

/** True when the first byte that says something opens an object or an array. */
function looksLikeJson(body: Uint8Array): boolean {
  let at = skipBom(body);
  while (at < body.length && body[at]! <= SPACE) at += 1;
  return body[at] === OBJECT || body[at] === ARRAY;
}
