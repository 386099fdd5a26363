/** What is summed in the warehouse, each as an integer number of `1 / scale`. */
export const MEASURE_SCALES = {
  cost: 1_000_000n,
  impressions: 1n,
  clicks: 1n,
  visits: 1n,
  calls: 1n,
  leads: 1_000_000_000n,
  deals: 1_000_000_000n,
  orders: 1_000_000_000n,
  /** First purchases, as shares of conversions; the divisor of CAC. */
  new_customers: 1_000_000_000n,
  revenue: 1_000_000n,
  margin: 1_000_000n,
} as const;

export type MeasureKey = keyof typeof MEASURE_SCALES;
export const MEASURE_KEYS = Object.keys(MEASURE_SCALES) as readonly MeasureKey[];

/** Sums of a row, scaled; null where a part of the sum is not known. */
export type Measures = Readonly<Record<MeasureKey, bigint | null>>;

export const NO_MEASURES = Object.fromEntries(
  MEASURE_KEYS.map((key) => [key, 0n]),
) as unknown as Measures;

export function isMeasure(key: string): key is MeasureKey {
  return Object.hasOwn(MEASURE_SCALES, key);
}
