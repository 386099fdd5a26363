import { quantile } from '@throughline/transform/plan/customers/quantile';
import { MINIMUM_CUSTOMERS } from '@throughline/transform/plan/customers/rfm/rfm';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { VALUES } from '../../contract/terms.ts';
import type { Published } from '../answer.ts';
import { SALES } from '../customers/sales.ts';
import { twelveMonths } from '../period.ts';
import { rememberedFew } from '../remembered.ts';

/** Beginning of a statement that reads `customers`. */
const CUSTOMERS = `${SALES}${sqlFile(import.meta.url, './window.sql')}`;
const CUTS = `${CUSTOMERS}${sqlFile(import.meta.url, './cuts.sql')}`;
/** Beginning of a statement that reads `scored`; takes the parameters of a scoring. */
export const SCORED = `${CUSTOMERS}${sqlFile(import.meta.url, './scored.sql')}`;

/** Of each fifth the value at its place and the one after it. */
type Between = readonly (readonly [string | number, string | number])[];

interface Stored {
  readonly customers: string;
  readonly unknown_customers: string;
  readonly recency_days: Between;
  readonly orders_: Between;
  /** Hundredths. */
  readonly value: Between;
}

/** How the customers of twelve months are scored. */
export interface Scoring {
  readonly customers: number;
  readonly unknown: number;
  /** Fifths of fewer say nothing. */
  readonly isEnough: boolean;
  readonly minimum: number;
  readonly cuts: Readonly<Record<'recency_days' | 'orders' | 'value', number[] | null>>;
  /** What statements that read `scored` take. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

const NONE: Stored = {
  ...{ customers: '0', unknown_customers: '0', recency_days: [], orders_: [], value: [] },
};

/** Quantiles of the window that ends with `to`, as `rfm` has them: alike for the report and what it opens into. */
export async function scoringOf(
  { reader, state }: Published,
  to: string,
  value: (typeof VALUES)[number],
): Promise<Scoring> {
  if (!state) return scoring(NONE, {});
  const { generation, revision } = state;
  const window = { generation, revision, value, ...twelveMonths(to) };
  return rememberedFew(state, 'scoring', window, async () =>
    scoring((await reader.rows<Stored>(CUTS, window))[0] ?? NONE, window),
  );
}

function scoring(found: Stored, window: object): Scoring {
  const [customers, unknown] = [Number(found.customers), Number(found.unknown_customers)];
  const lower = (between: Between) => between.map(([low]) => BigInt(low));
  return {
    ...{ customers, unknown, isEnough: customers >= MINIMUM_CUSTOMERS, minimum: MINIMUM_CUSTOMERS },
    cuts: {
      recency_days: cutsOf(found.recency_days, customers),
      orders: cutsOf(found.orders_, customers),
      value: cutsOf(found.value, customers - unknown, 100),
    },
    parameters: {
      ...window,
      ...{ recency_cuts: lower(found.recency_days), orders_cuts: lower(found.orders_) },
      value_cuts: lower(found.value),
    },
  };
}

function cutsOf(between: Between, length: number, unit = 1): number[] | null {
  if (length === 0) return null;
  return between.map(([low, high], at) => {
    const below = Math.floor(((at + 1) * (length - 1)) / 5);
    const sorted = { length, [below]: Number(low) / unit, [below + 1]: Number(high) / unit };
    return quantile(sorted, at + 1, 5)!;
  });
}
