import type { RecordError } from '../contract/record-error.ts';
import type { MappedRecord, Rejection } from '../contract/source.ts';
import { wellFormed } from './well-formed.ts';

type Counted = { rejection: Rejection & { records: number } };

/** Rejections that a delivery has of its own, each with the bytes of its record. */
const MOST = 2_000;
/** Characters of bad records that are looked at: each of them may repeat the envelope that it came in. */
const MOST_RAW = 16 * 1024 * 1024;

/**
 * The rejections of one delivery. A record that is bad like one before it, to the byte, shares that
 * one's rejection; beyond the limits all records of one reason share the first of it. So half a million
 * bad records cost no more than some thousand, and all of them stay counted.
 */
export class Rejections {
  readonly #equal = new Map<string, Counted>();
  readonly #firsts = new Map<string, Counted>();
  #raw = 0;

  add(error: RecordError, index: number, record: { readonly raw: string }): MappedRecord {
    const { field = '', expected = '' } = error.detail;
    const reason = [error.code, field, expected].join('\0');
    const first = this.#firsts.get(reason);
    const isFull = this.#equal.size >= MOST || this.#raw >= MOST_RAW;
    if (isFull && first) return again(first);
    const { raw } = record;
    this.#raw += raw.length;
    const key = `${error.message}\0${raw}`;
    const known = this.#equal.get(key);
    if (known) return again(known);
    const made: Counted = { rejection: rejectionOf(error, index, raw) };
    this.#equal.set(key, made);
    if (!first) this.#firsts.set(reason, made);
    return made;
  }
}

function again(known: Counted): Counted {
  known.rejection.records += 1;
  return known;
}

export function rejectionOf(error: RecordError, index: number, raw: string): Counted['rejection'] {
  const { code, message, detail } = error;
  return wellFormed({ code, message, detail, position: index + 1, raw, records: 1 });
}
