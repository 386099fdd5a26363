import type { Fact } from '@throughline/ingest/contract/fact';
import type { Books } from '../books.ts';

const KINDS = ['event', 'entity', 'slice'] as const satisfies readonly Fact['kind'][];

/**
 * Which facts the records of a batch brought, in numbers: what the books need of facts that are elsewhere.
 * Facts are numbered by ordinals from 0.
 */
export interface BatchLayout {
  /** Records of each delivery. */
  readonly records: Uint32Array;
  /** Facts of each record, one delivery's records behind the other's. */
  readonly facts: Uint32Array;
  /** Ordinals of those facts, one record's behind the other's. */
  readonly ordinals: Uint32Array;
  /** Of each ordinal the index of its kind. */
  readonly kinds: Uint8Array;
  /** Of each ordinal 1 where no fact before it in the batch has its id. */
  readonly isFirst: Uint8Array;
}

/** Writes a layout down as facts get their ordinals. */
export class LayoutWriter {
  readonly #records: number[] = [];
  readonly #facts: number[] = [];
  readonly #ordinals: number[] = [];
  readonly #kinds: number[] = [];
  readonly #isFirst: number[] = [];
  readonly #seen = new Set<string>();

  /** Numbers a fact. */
  fact({ id, kind }: Fact): number {
    this.#isFirst.push(this.#seen.has(id) ? 0 : 1);
    this.#seen.add(id);
    return this.#kinds.push(KINDS.indexOf(kind)) - 1;
  }

  delivery(records: readonly (readonly number[])[]): void {
    this.#records.push(records.length);
    for (const ordinals of records) {
      this.#facts.push(ordinals.length);
      for (const ordinal of ordinals) this.#ordinals.push(ordinal);
    }
  }

  done(): BatchLayout {
    return {
      records: Uint32Array.from(this.#records),
      facts: Uint32Array.from(this.#facts),
      ordinals: Uint32Array.from(this.#ordinals),
      kinds: Uint8Array.from(this.#kinds),
      isFirst: Uint8Array.from(this.#isFirst),
    };
  }
}

type StoredBooks = Pick<Books, 'accepted' | 'duplicates' | 'facts'>;

/**
 * Books of each delivery, in the order of the batch. A record is a duplicate when every fact of it was
 * stored before it came.
 * @param known ordinals that an earlier load had stored.
 */
export function storedBooks(layout: BatchLayout, known: ReadonlySet<number>): StoredBooks[] {
  let record = 0;
  let place = 0;
  return Array.from(layout.records, (records) => {
    const counts = { event: 0, entity: 0, slice: 0 };
    const fresh = new Set<number>();
    let duplicates = 0;
    for (const end = record + records; record < end; record++) {
      const facts = layout.facts[record]!;
      let brought = 0;
      for (const last = place + facts; place < last; place++) {
        const ordinal = layout.ordinals[place]!;
        if (layout.isFirst[ordinal] === 0 || known.has(ordinal)) continue;
        brought += 1;
        // Records of one block share its fact.
        if (fresh.has(ordinal)) continue;
        fresh.add(ordinal);
        counts[KINDS[layout.kinds[ordinal]!]!] += 1;
      }
      if (facts > 0 && brought === 0) duplicates += 1;
    }
    return { accepted: records - duplicates, duplicates, facts: counts };
  });
}
