import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { ClvCustomer } from '../../contract/reports/clv-rows.ts';
import type { Published } from '../answer.ts';
import { computedApart } from '../apart/computed-apart.ts';
import { SALES } from '../customers/sales.ts';
import { rememberedFew } from '../remembered.ts';
import type { ClvAnswer } from './lifetimes/lifetimes-of.ts';

const HISTORIES = `${SALES}${sqlFile(import.meta.url, './histories.sql')}`;
/** Customers that a model is fitted on; so many take some seconds. */
const MOST = 100_000;
export const HORIZON_DAYS = 365;
/** Refits × customers that take some seconds. */
const MOST_REFITS = 2_000_000;
const REFITS = { most: 200, least: 20 } as const;
export const SEED = 1;

interface Stored {
  readonly id: string;
  readonly last_day: string;
  readonly age: number;
  readonly times: readonly (string | number)[];
  /** Hundredths. */
  readonly again: string;
  readonly again_unknown: string;
  readonly all_customers: string;
}

/** Customers with what each may still bring. */
export interface ValuedCustomers {
  readonly answer: ClvAnswer | null;
  /** The most valuable first. */
  readonly customers: readonly ClvCustomer[];
  /** That there are, of whom as many as are listed were read. */
  readonly all: number;
}

/** What the customers up to a day may bring: alike for the report and the rows behind it. */
export async function valuedCustomers(
  { reader, state, signal }: Published,
  to: string,
  value: 'margin' | 'revenue',
): Promise<ValuedCustomers> {
  if (!state) return { answer: null, customers: [], all: 0 };
  return rememberedFew(state, 'lifetimes', { to, value }, async () => {
    const { generation, revision } = state;
    const found = await reader.rows<Stored>(HISTORIES, {
      ...{ generation, revision, value, to, most: MOST },
    });
    if (found.length === 0) return { answer: null, customers: [], all: 0 };
    const draws = Math.floor(MOST_REFITS / found.length);
    const answer = await computedApart(
      'clv',
      {
        ...{ unit: 'day', horizon: HORIZON_DAYS, margin_rate: 1, list: 'all', seed: SEED },
        draws: Math.max(REFITS.least, Math.min(REFITS.most, draws)),
        customers: found.map(({ times, age, again, again_unknown }) => [
          ...[times.length, Number(times.at(-1) ?? 0), Number(age)],
          times.length === 0 || Number(again_unknown) > 0
            ? null
            : Number(again) / 100 / times.length,
        ]),
        order_times: found.map(({ times }) => times.map(Number)),
      },
      signal,
    );
    const customers = found
      .map((one, at): ClvCustomer => {
        const { alive, alive_status, expected_purchases, value_12_months } = answer.customers[at]!;
        const known = { customer: one.id, last_day: one.last_day, orders: one.times.length + 1 };
        // Of too few customers a forecast would be made up.
        if (answer.sample.status === 'below_minimum')
          return { ...known, alive: null, expected_orders: null, value: null };
        return {
          ...known,
          alive: alive_status === 'estimated' ? alive : null,
          expected_orders: expected_purchases && rounded(expected_purchases),
          value: value_12_months === null ? null : value_12_months.toFixed(2),
        };
      })
      .sort(
        (a, b) =>
          Number(b.value ?? -1) - Number(a.value ?? -1) || (a.customer < b.customer ? -1 : 1),
      );
    return { answer, customers, all: Number(found[0]!.all_customers) };
  });
}

const rounded = (value: number) => Number(value.toFixed(4));
