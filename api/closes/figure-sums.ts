import { formatMicros } from '@throughline/ingest/contract/money';
import type { CloseMeasures, CloseStatement } from '../contract/closes.ts';
import type { Fact } from './frozen-fact.ts';

type Figures = CloseStatement['figures'];

/** So many channel × campaign pairs are listed in a statement; of more the facts alone tell. */
const MOST_COSTS = 3_000;

interface Sum {
  known: bigint;
  unknown: number;
}

/** Sums of facts by what they are of; see `Fact` for the three amounts. */
class PartSums {
  readonly #sums = new Map<string, Sum>();

  add(part: string, amount: 'a' | 'b' | 'c', value: string | null): void {
    const key = `${part}.${amount}`;
    const sum = this.#sums.get(key) ?? { known: 0n, unknown: 0 };
    if (value === null) sum.unknown++;
    else sum.known += BigInt(value);
    this.#sums.set(key, sum);
  }

  has(part: string): boolean {
    return this.#sums.has(`${part}.a`);
  }

  /** Of several parts together; null where one of them has an unknown amount. */
  of(...keys: readonly string[]): bigint | null {
    let total = 0n;
    for (const key of keys) {
      const sum = this.#sums.get(key);
      if (sum && sum.unknown > 0) return null;
      total += sum?.known ?? 0n;
    }
    return total;
  }

  unknown(...keys: readonly string[]): number {
    return keys.reduce((count, key) => count + (this.#sums.get(key)?.unknown ?? 0), 0);
  }
}

/** The figures of a month as sums of its facts, so that whoever has the facts can add them up again. */
export class FigureSums {
  readonly #all = new PartSums();
  readonly #channels = new Map<string, PartSums>();
  readonly #costs = new Map<string, PartSums>();

  add(fact: Fact): void {
    for (const sums of this.#sumsOf(fact))
      for (const amount of ['a', 'b', 'c'] as const) sums.add(fact.part, amount, fact[amount]);
  }

  #sumsOf({ kind, channel, campaign }: Fact): PartSums[] {
    const own = held(this.#channels, channel);
    if (kind !== 'cost') return [this.#all, own];
    return [this.#all, own, held(this.#costs, JSON.stringify([channel, campaign]))];
  }

  /** @param unpriced what was paid for and has no known cost. @param told see `CloseStatement`. */
  figures({
    unpriced,
    told,
  }: Pick<CloseStatement, 'unpriced' | 'told'>): Pick<
    CloseStatement,
    'figures' | 'channels' | 'costs' | 'unknown'
  > {
    const without = new Set(unpriced.map(({ channel }) => channel));
    const names = new Set([...this.#channels.keys(), ...without]);
    return {
      figures: figuresOf(this.#all, {
        isUnpriced: unpriced.length > 0,
        hasCosts: told.costs,
        hasSales: told.sales,
      }),
      channels: [...names].sort().map((channel) => {
        const sums = this.#channels.get(channel) ?? new PartSums();
        const about = { isUnpriced: without.has(channel), hasSales: told.sales };
        return {
          channel: channel || null,
          figures: figuresOf(sums, { ...about, hasCosts: sums.has('cost') }),
        };
      }),
      costs: this.#costs.size > MOST_COSTS ? null : [...this.#costs].sort(byKey).map(costOf),
      unknown: {
        cost: this.#all.unknown('cost.a'),
        revenue: this.#all.unknown('kept.a', 'refunded.a'),
        margin: this.#all.unknown('kept.b', 'refunded.b'),
      },
    };
  }
}

function held(sums: Map<string, PartSums>, key: string): PartSums {
  const own = sums.get(key) ?? new PartSums();
  sums.set(key, own);
  return own;
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  a < b ? -1 : 1;

function figuresOf(
  sums: PartSums,
  is: { readonly isUnpriced: boolean; readonly hasCosts: boolean; readonly hasSales: boolean },
): Figures {
  const ofCost = (...keys: readonly string[]) =>
    is.isUnpriced || !is.hasCosts ? null : sums.of(...keys);
  const ofSale = (...keys: readonly string[]) => (is.hasSales ? sums.of(...keys) : null);
  const cost = ofCost('cost.a', 'cost.b');
  // What costs nothing by its nature earns all of its margin; what it cost and nobody tells leaves the profit unknown.
  const spent = is.isUnpriced || is.hasCosts ? cost : 0n;
  const shared = {
    ...{ cost_net: ofCost('cost.a'), fee: ofCost('cost.b'), cost, vat: ofCost('cost.c') },
    cash_out: ofCost('cost.a', 'cost.b', 'cost.c'),
    sold: ofSale('sold.a'),
    cash_in: ofSale('sold.c', 'refunded.c'),
  };
  const by = (back: string, ...parts: readonly string[]): CloseMeasures => {
    const [refunds, margin] = [ofSale(`${back}.a`), ofSale(...parts.map((part) => `${part}.b`))];
    return written({
      ...shared,
      refunds: refunds === null ? null : -refunds,
      revenue: ofSale(...parts.map((part) => `${part}.a`)),
      margin,
      profit: margin === null || spent === null ? null : margin - spent,
    });
  };
  return { accrual: by('returned', 'kept'), cash: by('refunded', 'sold', 'refunded') };
}

function written(amounts: Readonly<Record<keyof CloseMeasures, bigint | null>>): CloseMeasures {
  return Object.fromEntries(
    Object.entries(amounts).map(([key, micros]) => [
      key,
      micros === null ? null : formatMicros(micros),
    ]),
  ) as CloseMeasures;
}

function costOf([key, sums]: readonly [string, PartSums]) {
  const [channel, campaign] = JSON.parse(key) as [string, string];
  const text = (amount: 'a' | 'b' | 'c') => {
    const micros = sums.of(`cost.${amount}`);
    return micros === null ? null : formatMicros(micros);
  };
  return { channel, campaign, cost_net: text('a'), fee: text('b'), vat: text('c') };
}
