import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Published } from '../answer.ts';
import { computedApart } from '../apart/computed-apart.ts';
import { SALES } from '../customers/sales.ts';
import { rememberedFew } from '../remembered.ts';
import type { ClvAnswer } from './lifetimes/lifetimes-of.ts';

const HISTORIES = `${SALES}${sqlFile(import.meta.url, './histories.sql')}`;
/** Customers that a model is fitted on. */
const MOST = 100_000;
export const HORIZON_DAYS = 365;
/** Refits × customers that take some tenths of a second. */
const MOST_REFITS = 2_000_000;
const REFITS = { most: 200, least: 20 } as const;
export const SEED = 1;
/** In the currency's units: a model without a mean may give more, which is no money. */
const MOST_MONEY = 1e15;

interface Stored {
  readonly age: number;
  readonly times: readonly (string | number)[];
  /** Hundredths. */
  readonly again: string;
  readonly again_unknown: string;
  readonly last_day: string;
  readonly ids: readonly string[];
  readonly all_customers: string;
}

/** Customers who have ordered on the same days and spent as much, with what each of them may still bring. */
export interface ValuedHistory {
  readonly ids: readonly string[];
  readonly last_day: string;
  readonly orders: number;
  readonly alive: number | null;
  readonly expected_orders: number | null;
  /** Hundredths. */
  readonly value: bigint | null;
}

export interface ValuedCustomers {
  readonly answer: ClvAnswer | null;
  readonly histories: readonly ValuedHistory[];
  /** Customers whose histories were read, of all that there are. */
  readonly read: number;
  readonly all: number;
}

const NOBODY: ValuedCustomers = { answer: null, histories: [], read: 0, all: 0 };

/** What the customers up to a day may bring: alike for the report and the rows behind it. */
export async function valuedCustomers(
  { reader, state, signal }: Published,
  to: string,
  value: 'margin' | 'revenue',
): Promise<ValuedCustomers> {
  if (!state) return NOBODY;
  return rememberedFew(state, 'lifetimes', { to, value }, async () => {
    const { generation, revision } = state;
    const found = await reader.rows<Stored>(HISTORIES, {
      ...{ generation, revision, value, to, most: MOST },
    });
    if (found.length === 0) return NOBODY;
    const read = found.reduce((sum, { ids }) => sum + ids.length, 0);
    const draws = Math.floor(MOST_REFITS / read);
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
        counts: found.map(({ ids }) => ids.length),
        order_times: found.map(({ times }) => times.map(Number)),
      },
      signal,
    );
    const histories = found.map(({ ids, last_day, times }, at): ValuedHistory => {
      const { alive, alive_status, expected_purchases, value_12_months } = answer.customers[at]!;
      const known = { ids, last_day, orders: times.length + 1 };
      // Of too few customers a forecast would be made up.
      if (answer.sample.status === 'below_minimum')
        return { ...known, alive: null, expected_orders: null, value: null };
      return {
        ...known,
        alive: alive_status === 'estimated' ? alive : null,
        expected_orders: expected_purchases && rounded(expected_purchases),
        value: value_12_months === null ? null : inHundredths(value_12_months),
      };
    });
    return { answer, histories, read, all: Number(found[0]!.all_customers) };
  });
}

const rounded = (value: number) => Number(value.toFixed(4));

const inHundredths = (value: number) =>
  Math.abs(value) < MOST_MONEY ? BigInt(value.toFixed(2).replace('.', '')) : null;
