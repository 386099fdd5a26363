import { platformOf } from '@throughline/transform/channels/platform';
import type { Amount } from '../../../metrics/measures.ts';
import type { FactGroup } from '../cubes/fact-group.ts';
import { sourceKey } from './source-key.ts';
import { addTally, isPaid, NOTHING, type Tally, tallyOf } from './tally.ts';

/**
 * Facts among which cost and results belong together: those of one platform's sources. Where visits of a channel are known
 * to be paid for or not, the ones that are not have no part in its cost; a channel without any paid visit, such
 * as e-mail, is one scope as a whole.
 */
export interface Scope {
  readonly channel: string;
  /** The platform; empty where the scope is the channel. */
  readonly source: string;
  /** The source, where the facts have but one of the platform's. */
  readonly shown: string;
  readonly tally: Readonly<Tally>;
}

export function scopeKey({ channel, source }: Pick<Scope, 'channel' | 'source'>): string {
  return sourceKey(channel, source);
}

/** Where the cost of a source stands. */
export function scopePlace(channel: string, source: string, isBought: boolean) {
  return { channel, source: isBought ? platformOf(source) : '' };
}

/** What is known of sources beyond the rows at hand. */
export interface Sources {
  /** Channels in which some visits were paid for. */
  readonly bought: ReadonlySet<string>;
  /** Platforms that cost data has ever told of, by `sourceKey`. */
  readonly costed: Pick<ReadonlySet<string>, 'has'>;
}

/** Facts of one source that were paid for, or of one that were not. */
interface Part {
  readonly channel: string;
  readonly source: string;
  readonly isPaid: boolean;
  readonly tally: Tally;
}

/** The facts of a row, by their channel, source, and whether they were paid for. */
export class Parts {
  /** Most of thousands of rows have but one part. */
  #first: Part | undefined;
  #others: Map<string, Part> | undefined;

  add(group: FactGroup): void {
    const { channel, source } = group;
    const isPaid = isOfPaid(group);
    const known = this.#known(channel, source, isPaid);
    if (known) addTally(known.tally, tallyOf(group));
    else this.#put({ channel, source, isPaid, tally: tallyOf(group) });
  }

  /** Adds the facts of other rows. */
  join(others: Parts): void {
    for (const part of others.#all()) {
      const known = this.#known(part.channel, part.source, part.isPaid);
      if (known) addTally(known.tally, part.tally);
      else this.#put({ ...part, tally: { ...part.tally } });
    }
  }

  /** The sums of one part are taken as they are. */
  sum(): Readonly<Tally> {
    let sum: Readonly<Tally> = NOTHING;
    for (const { tally } of this.#all()) sum = sumOf(sum, tally);
    return sum;
  }

  /** Scopes of cost, and everything that no cost can belong to. */
  scopes({ bought }: Sources): { scopes: readonly Scope[]; rest: Readonly<Tally> } {
    const scopes = new Map<string, Scope>();
    let rest: Readonly<Tally> = NOTHING;
    for (const part of this.#all()) {
      const scope = scopeOf(part, bought);
      if (!scope) {
        rest = sumOf(rest, part.tally);
        continue;
      }
      if (!this.#others) return { scopes: [scope], rest };
      const key = scopeKey(scope);
      const known = scopes.get(key);
      scopes.set(key, known ? together(known, scope) : scope);
    }
    return { scopes: [...scopes.values()], rest };
  }

  #known(channel: string, source: string, isPaid: boolean): Part | undefined {
    const first = this.#first;
    if (first?.isPaid === isPaid && first.channel === channel && first.source === source)
      return first;
    return this.#others?.get(partKey(channel, source, isPaid));
  }

  #put(part: Part): void {
    if (!this.#first) {
      this.#first = part;
      return;
    }
    this.#others ??= new Map();
    this.#others.set(partKey(part.channel, part.source, part.isPaid), part);
  }

  #all(): readonly Part[] {
    if (!this.#first) return [];
    return this.#others ? [this.#first, ...this.#others.values()] : [this.#first];
  }
}

function partKey(channel: string, source: string, isPaid: boolean): string {
  return `${sourceKey(channel, source)}\u001f${isPaid}`;
}

/** Where the cost of a part stands; null where it can have none. */
function scopeOf({ channel, source, tally }: Part, bought: Sources['bought']): Scope | null {
  const isBought = bought.has(channel);
  if (isBought && tally.cost_rows === 0n && !isPaid(tally)) return null;
  const place = scopePlace(channel, source, isBought);
  return { channel, source: place.source, shown: isBought ? source : '', tally };
}

function together(one: Scope, other: Scope): Scope {
  const shown = one.shown === other.shown ? one.shown : one.source;
  return { ...one, shown, tally: sumOf(one.tally, other.tally) };
}

function sumOf(one: Readonly<Tally>, other: Readonly<Tally>): Readonly<Tally> {
  if (one === NOTHING) return other;
  const sum = { ...one };
  addTally(sum, other);
  return sum;
}

/**
 * Cost of a scope: unknown where paid traffic came and nothing says what it cost, for nobody buys for nothing;
 * 0 where sales came of earlier visits from a source whose cost is known; not applicable where nothing was bought.
 */
export function scopeCost({ channel, source, tally }: Scope, { costed }: Sources): Amount {
  if (tally.cost_unknown > 0n) return 'unknown';
  if (tally.cost_rows > 0n) return tally.cost;
  if (tally.paid_touches > 0n) return 'cost_missing';
  if (tally.paid_credits === 0n) return 'not_applicable';
  return costed.has(sourceKey(channel, source)) ? 0n : 'cost_missing';
}

/** Facts of one table are paid for as a whole or not at all, as their source and medium say. */
function isOfPaid(group: FactGroup): boolean {
  return (
    group.cost_rows !== undefined ||
    (group.paid_touches ?? '0') !== '0' ||
    (group.paid_credits ?? '0') !== '0'
  );
}
