import { type Rfm, rfm } from '@throughline/transform/plan/customers/rfm/rfm';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { RfmCustomer } from '../../contract/reports/rfm-drills.ts';
import type { VALUES } from '../../contract/terms.ts';
import type { Published } from '../answer.ts';
import { exactOf } from '../customers/amounts.ts';
import { SALES } from '../customers/sales.ts';
import { moneyOf } from '../journey-filter.ts';
import { twelveMonths } from '../period.ts';

const CUSTOMERS = `${SALES}${sqlFile(import.meta.url, './customers.sql')}`;

interface Stored {
  /** Of the customer. */
  readonly id: string;
  readonly last_day: string;
  readonly days: string;
  readonly orders: string;
  readonly known: string;
  readonly unknown: string;
}

/** A customer with what totals are made of. */
export interface ScoredCustomer {
  readonly shown: RfmCustomer;
  readonly known: bigint;
  readonly unknown: number;
}

export interface Scored {
  /** The most valuable first; unknown ones last. */
  readonly customers: readonly ScoredCustomer[];
  readonly scoring: Rfm;
}

/**
 * The customers of the twelve months that end with `to`. Where they are too few, fifths of them say nothing: they have
 * neither scores nor segments.
 */
export async function scoredCustomers(
  { reader, state }: Published,
  to: string,
  value: (typeof VALUES)[number],
): Promise<Scored> {
  const found = state
    ? await reader.rows<Stored>(CUSTOMERS, {
        ...{ generation: state.generation, revision: state.revision, value, ...twelveMonths(to) },
      })
    : [];
  const scoring = rfm.calculate({
    customers: found.map(({ id, days, orders, known, unknown }) => [
      ...([id, Number(days), Number(orders)] as const),
      exactOf(known, unknown),
    ]),
  });
  const isEnough = scoring.sample.status === 'enough';
  const customers = found.map(({ id, last_day, days, orders, known, unknown }, at) => {
    const { r = null, f = null, m = null, segment = null } = isEnough ? scoring.scores[at]! : {};
    const shown = {
      ...{ customer: id, last_day, days: Number(days), orders: Number(orders) },
      value: moneyOf(known, unknown),
      ...{ r, f, m, segment: isEnough ? (segment ?? ('unknown' as const)) : null },
    };
    return { shown, known: BigInt(known), unknown: Number(unknown) };
  });
  const places = new Map(scoring.by_margin.map((customer, place) => [customer, place]));
  const placeOf = ({ shown }: ScoredCustomer) => places.get(shown.customer)!;
  return { customers: customers.sort((a, b) => placeOf(a) - placeOf(b)), scoring };
}

/** Sums over customers; one unknown sale makes the money unknown. */
export function totalsOf(customers: readonly ScoredCustomer[]) {
  const known = customers.reduce((sum, one) => sum + one.known, 0n);
  const unknown = customers.reduce((sum, one) => sum + one.unknown, 0);
  return {
    customers: customers.length,
    orders: customers.reduce((sum, { shown }) => sum + shown.orders, 0),
    value: moneyOf(String(known), unknown),
  };
}
