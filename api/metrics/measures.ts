import type { Permission } from '../auth/permissions.ts';
import type { Why } from '../contract/why.ts';

/** Fact tables: what is summed about each of their facts. */
export const CUBES = ['costs', 'touches', 'credit', 'sales', 'claims'] as const;
export type Cube = (typeof CUBES)[number];

interface Measure {
  readonly unit: 'money' | 'count';
  /** The warehouse sums an integer number of `1 / scale`. */
  readonly scale: bigint;
  /** The fact table that it is summed from. */
  readonly from: Cube;
  /** Asked of whoever opens the rows behind a sum. */
  readonly permission: Permission;
}

const MONEY = { unit: 'money', scale: 1_000_000n } as const;
const COUNT = { unit: 'count', scale: 1n } as const;
/** Models divide conversions, so they are counted in billionths. */
const SHARES = { unit: 'count', scale: 1_000_000_000n } as const;
const TRAFFIC = 'cells.traffic.read';
const CONVERSIONS = 'cells.conversions.read';

/** What is summed in the warehouse; every list of measures follows from this table. */
export const MEASURES = {
  cost: { ...MONEY, from: 'costs', permission: 'cells.cost.read' },
  impressions: { ...COUNT, from: 'costs', permission: TRAFFIC },
  clicks: { ...COUNT, from: 'costs', permission: TRAFFIC },
  visits: { ...COUNT, from: 'touches', permission: TRAFFIC },
  calls: { ...COUNT, from: 'touches', permission: TRAFFIC },
  leads: { ...SHARES, from: 'credit', permission: CONVERSIONS },
  deals: { ...SHARES, from: 'credit', permission: CONVERSIONS },
  orders: { ...SHARES, from: 'credit', permission: CONVERSIONS },
  /** First purchases; the divisor of CAC. */
  new_customers: { ...SHARES, from: 'credit', permission: CONVERSIONS },
  revenue: { ...MONEY, from: 'credit', permission: CONVERSIONS },
  margin: { ...MONEY, from: 'credit', permission: 'cells.margin.read' },
  /** Revenue of first purchases. */
  new_revenue: { ...MONEY, from: 'credit', permission: CONVERSIONS },
  /** Whole sales, which nothing divides. */
  sold: { ...COUNT, from: 'sales', permission: CONVERSIONS },
  sold_first: { ...COUNT, from: 'sales', permission: CONVERSIONS },
  sold_revenue: { ...MONEY, from: 'sales', permission: CONVERSIONS },
  sold_margin: { ...MONEY, from: 'sales', permission: 'cells.margin.read' },
  /** Millionths, as platforms divide conversions too. */
  claimed_conversions: { unit: 'count', scale: 1_000_000n, from: 'claims', permission: TRAFFIC },
  claimed_value: { ...MONEY, from: 'claims', permission: TRAFFIC },
} as const satisfies Record<string, Measure>;

export type MeasureKey = keyof typeof MEASURES;
export const MEASURE_KEYS = Object.keys(MEASURES) as readonly MeasureKey[];

/** A scaled sum, or why it is not known. */
export type Amount = bigint | Why;

export type Measures = Readonly<Record<MeasureKey, Amount>>;

export const NO_MEASURES = Object.fromEntries(
  MEASURE_KEYS.map((key) => [key, 0n]),
) as unknown as Measures;

export function isMeasure(key: string): key is MeasureKey {
  return Object.hasOwn(MEASURES, key);
}

/** Measures that are all unknown for one reason. */
export function unknownMeasures(why: Why): Measures {
  return Object.fromEntries(MEASURE_KEYS.map((key) => [key, why])) as unknown as Measures;
}
