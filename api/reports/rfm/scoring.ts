import { quantile } from '@throughline/transform/plan/customers/quantile';
import { MINIMUM_CUSTOMERS } from '@throughline/transform/plan/customers/rfm/rfm';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { VALUES } from '../../contract/terms.ts';
import type { Published } from '../answer.ts';
import { SALES } from '../customers/sales.ts';
import { twelveMonths } from '../period.ts';
import { rememberedFew } from '../remembered.ts';
import type { State } from '../state.ts';

/** Beginning of a statement that reads `customers`; takes the parameters of a window. */
export const CUSTOMERS = `${SALES}${sqlFile(import.meta.url, './window.sql')}`;
const GROUPS = `${CUSTOMERS}${sqlFile(import.meta.url, './groups.sql')}`;
/** Beginning of a statement that reads `scored`; takes the parameters of a scoring. */
export const SCORED = `${CUSTOMERS}${sqlFile(import.meta.url, './scored.sql')}`;

/** Of each fifth the value at its place and the one after it. */
type Between = readonly (readonly [string | number, string | number])[];

/** Customers of the same three scores, as the warehouse writes them. */
export interface ScoredGroup {
  readonly scores: string | number;
  readonly customers: string;
  readonly orders_: string;
  readonly known_: string;
  readonly unknown_: string;
}

interface Stored extends ScoredGroup {
  readonly recency_days: Between;
  readonly order_counts: Between;
  /** Hundredths. */
  readonly value: Between;
}

/** Of each fifth the value at its place: no value lies between it and the cut point. */
export interface LowerCuts {
  readonly recency_cuts: readonly bigint[];
  readonly orders_cuts: readonly bigint[];
  /** Hundredths. */
  readonly value_cuts: readonly bigint[];
}

/** How the customers of twelve months are scored. */
export interface Scoring {
  readonly customers: number;
  readonly unknown: number;
  readonly groups: readonly ScoredGroup[];
  /** Fifths of fewer say nothing. */
  readonly isEnough: boolean;
  readonly minimum: number;
  readonly cuts: Readonly<Record<'recency_days' | 'orders' | 'value', number[] | null>>;
  /** What statements that read `scored` take. */
  readonly parameters: Readonly<Record<string, unknown>> & LowerCuts;
}

const NO_CUTS = { recency_days: [], order_counts: [], value: [] };

/** What statements that read `customers` take. */
export function windowOf(
  { generation, revision }: State,
  to: string,
  value: (typeof VALUES)[number],
): Readonly<Record<string, unknown>> {
  return { generation, revision, value, ...twelveMonths(to) };
}

/** Quantiles of the window that ends with `to`, as `rfm` has them: alike for the report and what it opens into. */
export async function scoringOf(
  { reader, state }: Published,
  to: string,
  value: (typeof VALUES)[number],
): Promise<Scoring> {
  if (!state) return scoring([], {});
  const window = windowOf(state, to, value);
  return rememberedFew(state, 'scoring', window, async () =>
    scoring(await reader.rows<Stored>(GROUPS, window), window),
  );
}

function scoring(groups: readonly Stored[], window: Readonly<Record<string, unknown>>): Scoring {
  const count = (own: readonly Stored[]) =>
    own.reduce((sum, group) => sum + Number(group.customers), 0);
  const customers = count(groups);
  const unknown = count(groups.filter(({ unknown_ }) => unknown_ !== '0'));
  const found = groups[0] ?? NO_CUTS;
  const lower = (between: Between) => between.map(([low]) => BigInt(low));
  return {
    ...{ customers, unknown, groups },
    ...{ isEnough: customers >= MINIMUM_CUSTOMERS, minimum: MINIMUM_CUSTOMERS },
    cuts: {
      recency_days: cutsOf(found.recency_days, customers),
      orders: cutsOf(found.order_counts, customers),
      value: cutsOf(found.value, customers - unknown, 100),
    },
    parameters: {
      ...window,
      ...{ recency_cuts: lower(found.recency_days), orders_cuts: lower(found.order_counts) },
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
