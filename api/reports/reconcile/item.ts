import type { ReconcileReason, ReconcileStep } from '../../contract/reports/reconcile-rows.ts';

/** What stands on either side of a step, or lies between them. */
export interface Item {
  readonly step: ReconcileStep;
  /** `left` and `right`: a part of that side; else why the sides differ by it. */
  readonly reason: 'left' | 'right' | ReconcileReason;
  readonly type: 'invoice' | 'cost' | 'deal' | 'order' | 'payment';
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly day: string;
  /** Micros of the base currency; null is not known. What lies between is what the right has more than the left. */
  readonly amount: bigint | null;
  /** Of how many records, where it is of several. */
  readonly times?: number;
}

/** What an item is of. */
export type Of = Pick<Item, 'type' | 'id' | 'label' | 'source' | 'day'>;

export const CENT = 10_000n;

/** Micros rounded half away from zero to whole minor units. */
export function whole(micros: bigint): bigint {
  const half = micros < 0n ? -CENT / 2n : CENT / 2n;
  return ((micros + half) / CENT) * CENT;
}

/** A part of an amount, in whole minor units. @param part numerator @param of denominator, above 0. */
export function share(amount: bigint, part: number, of: number): bigint {
  return whole((amount * BigInt(part)) / BigInt(of));
}

/** Items of one step; what is 0 lies between nothing. */
export class Items {
  readonly #step: ReconcileStep;
  readonly all: Item[] = [];

  constructor(step: ReconcileStep) {
    this.#step = step;
  }

  side(reason: 'left' | 'right', of: Of, amount: bigint | null): void {
    this.all.push({ step: this.#step, reason, ...of, amount });
  }

  between(reason: ReconcileReason, of: Of, amount: bigint | null): void {
    if (amount !== 0n) this.all.push({ step: this.#step, reason, ...of, amount });
  }
}
