import { type FileForm, formOf, isWhole } from './whole-file.ts';

export const MIB = 1024 * 1024;
/** One file, as large as a delivery may be in every log. */
export const MOST_FILE = 30 * MIB;
/** All unfinished files of a collector together. */
const MOST_SPOOLED = 128 * MIB;
/** Files that a collector remembers, unfinished or stored. */
const MOST_FILES = 10_000;
/** 1C has given up a session that is silent for so long. */
const IDLE_MICROS = 3_600_000_000;

export type Received =
  | { readonly state: 'more' }
  | { readonly state: 'whole'; readonly file: Buffer; readonly form: FileForm }
  | { readonly state: 'refused'; readonly why: string };

interface Entry {
  readonly touched: number;
  /** Undefined once the file is stored. */
  readonly parts: readonly Buffer[] | undefined;
  readonly bytes: number;
}

/** Files that come in parts, by session and name, until they are whole. */
export class Spool {
  readonly #files = new Map<string, Entry>();
  #bytes = 0;

  /** A part of a file. One that completes it stays to come again until `stored`. */
  add(key: string, part: Buffer, now: number): Received {
    this.#dropIdle(now);
    const known = this.#files.get(key);
    const before = known?.parts ?? [];
    const bytes = (known?.parts ? known.bytes : 0) + part.length;
    const form = formOf(before[0] ?? part);
    if (!form)
      return before.length === 0 && known && part.toString('latin1').trim() === ''
        ? { state: 'more' }
        : refusal('this part begins no file; the parts of a session have to reach one collector');
    if (bytes > MOST_FILE)
      return refusal(`the file is larger than ${MOST_FILE / MIB} MiB; let 1C send changes only`);
    const file = Buffer.concat([...before, part]);
    if (isWhole(file, form)) return { state: 'whole', file, form };
    if (this.#bytes + part.length > MOST_SPOOLED || this.#files.size >= MOST_FILES)
      return refusal('the collector holds as many unfinished files as it can; try again later');
    this.#forget(key);
    this.#files.set(key, { touched: now, parts: [...before, part], bytes });
    this.#bytes += bytes;
    return { state: 'more' };
  }

  /** The file is durable. */
  stored(key: string, now: number): void {
    this.#forget(key);
    this.#files.set(key, { touched: now, parts: undefined, bytes: 0 });
  }

  /** `stored`, `open` while parts are missing, or undefined for a file of which nothing is known. */
  stateOf(key: string): 'stored' | 'open' | undefined {
    const entry = this.#files.get(key);
    return entry && (entry.parts ? 'open' : 'stored');
  }

  #forget(key: string): void {
    const entry = this.#files.get(key);
    if (entry?.parts) this.#bytes -= entry.bytes;
    this.#files.delete(key);
  }

  #dropIdle(now: number): void {
    for (const [key, { touched }] of this.#files)
      if (now - touched > IDLE_MICROS) this.#forget(key);
  }
}

function refusal(why: string): Received {
  return { state: 'refused', why };
}
