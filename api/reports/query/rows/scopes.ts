import { platformOf } from '@throughline/transform/channels/platform';
import type { Amount } from '../../../metrics/measures.ts';
import type { FactGroup } from '../cubes/fact-group.ts';
import { sourceKey } from './source-key.ts';
import { addTally, addTo, isPaid, NOTHING, newTally, type Tally } from './tally.ts';

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

/** The facts of a row, by their channel, source, and whether they were paid for. */
export class Parts {
  readonly #parts = new Map<string, { channel: string; source: string; tally: Tally }>();

  add(group: FactGroup): void {
    const { channel, source } = group;
    addTo(this.#tally(`${sourceKey(channel, source)}\u001f${isOfPaid(group)}`, group), group);
  }

  /** Adds the facts of other rows. */
  join(others: Parts): void {
    for (const [key, part] of others.#parts) addTally(this.#tally(key, part), part.tally);
  }

  /** Most rows have but one part, whose sums are taken as they are. */
  sum(): Readonly<Tally> {
    let sum: Readonly<Tally> = NOTHING;
    for (const { tally } of this.#parts.values()) sum = sumOf(sum, tally);
    return sum;
  }

  #tally(key: string, { channel, source }: { channel: string; source: string }): Tally {
    const known = this.#parts.get(key);
    if (known) return known.tally;
    const tally = newTally();
    this.#parts.set(key, { channel, source, tally });
    return tally;
  }

  /** Scopes of cost, and everything that no cost can belong to. */
  scopes({ bought }: Sources): { scopes: readonly Scope[]; rest: Readonly<Tally> } {
    const scopes = new Map<string, Scope>();
    let rest: Readonly<Tally> = NOTHING;
    for (const { channel, source, tally } of this.#parts.values()) {
      const isBought = bought.has(channel);
      if (isBought && tally.cost_rows === 0n && !isPaid(tally)) {
        rest = sumOf(rest, tally);
        continue;
      }
      const place = scopePlace(channel, source, isBought);
      const key = scopeKey(place);
      const known = scopes.get(key);
      const shown = known && known.shown !== source ? place.source : source;
      scopes.set(key, {
        ...place,
        shown: isBought ? shown : '',
        tally: known ? sumOf(known.tally, tally) : tally,
      });
    }
    return { scopes: [...scopes.values()], rest };
  }
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
