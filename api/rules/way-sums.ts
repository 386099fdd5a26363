import { formatMicros } from '@throughline/ingest/contract/money';

/** What one way of coming brought and cost in one month, as the warehouse has it. */
export interface WayMonth {
  readonly traffic: string;
  /** `2026-03`. */
  readonly month: string;
  readonly visits: string;
  /** Billionths. */
  readonly leads: string;
  readonly sales: string;
  /** Micros of the base currency. */
  readonly revenue: string;
  readonly revenue_unknown: string;
  readonly cost: string;
  readonly cost_unknown: string;
}

/** Sums of such months; exact, and unknown where a part of it is. */
export class WaySums {
  #visits = 0n;
  #leads = 0n;
  #sales = 0n;
  #revenue: bigint | null = 0n;
  #cost: bigint | null = 0n;

  add(month: WayMonth): void {
    this.#visits += BigInt(month.visits);
    this.#leads += BigInt(month.leads);
    this.#sales += BigInt(month.sales);
    this.#revenue = plus(this.#revenue, month.revenue, month.revenue_unknown);
    this.#cost = plus(this.#cost, month.cost, month.cost_unknown);
  }

  get written() {
    return {
      visits: Number(this.#visits),
      leads: Number(this.#leads) / 1e9,
      sales: Number(this.#sales) / 1e9,
      revenue: this.#revenue === null ? null : formatMicros(this.#revenue),
      cost: this.#cost === null ? null : formatMicros(this.#cost),
    };
  }
}

function plus(sum: bigint | null, amount: string, unknown: string): bigint | null {
  return sum === null || unknown !== '0' ? null : sum + BigInt(amount);
}
