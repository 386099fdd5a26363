import { segmentOf } from '@throughline/transform/plan/customers/rfm/segment';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { RFM_SEGMENTS, RfmCustomer } from '../../contract/reports/rfm-drills.ts';
import type { Published } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { SCORED, type ScoredGroup, type Scoring } from './scoring.ts';

const LIST = `${SCORED}${sqlFile(import.meta.url, './list.sql')}`;

export type RfmSegment = (typeof RFM_SEGMENTS)[number];

interface Stored {
  readonly id: string;
  readonly last_day: string;
  readonly days: string;
  readonly orders: string;
  readonly known: string;
  readonly unknown: string;
  readonly scores: string | number;
}

/** Some of the customers, of one segment or of all: the most valuable first, unknown ones last. */
export async function scoredCustomers(
  { reader, state }: Published,
  { parameters, isEnough }: Scoring,
  segment: RfmSegment | null,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<RfmCustomer[]> {
  if (!state || (segment !== null && !isEnough)) return [];
  const found = await reader.rows<Stored>(LIST, {
    ...{ ...parameters, limit, offset, is_any: segment === null },
    scores: segment === null ? [] : ALL_SCORES.filter((scores) => segmentAt(scores) === segment),
  });
  return found.map(({ id, last_day, days, orders, known, unknown, scores }) => {
    // Where they are too few, fifths of them say nothing.
    const { r, f, m, segment: own } = (isEnough && SCORED_AS.get(Number(scores))) || NO_SCORES;
    const value = moneyOf(known, unknown);
    return {
      customer: id,
      last_day,
      days: Number(days),
      orders: Number(orders),
      value,
      r,
      f,
      m,
      segment: own,
    };
  });
}

const NO_SCORES = { r: null, f: null, m: null, segment: null };
const FIFTHS = [1, 2, 3, 4, 5];
const ALL_SCORES = FIFTHS.flatMap((r) =>
  FIFTHS.flatMap((f) => [0, ...FIFTHS].map((m) => 100 * r + 10 * f + m)),
);

/** What each number of three scores says: thousands of customers share a few. */
const SCORED_AS = new Map(
  ALL_SCORES.map((scores) => [scores, { ...scoresAt(scores), segment: segmentAt(scores) }]),
);

/** Scores of their one number. */
export function scoresAt(scores: string | number): { r: number; f: number; m: number | null } {
  const [r, f, m] = [...String(scores)].map(Number);
  return { r: r!, f: f!, m: m! || null };
}

export function segmentAt(scores: string | number): RfmSegment {
  const { r, f, m } = scoresAt(scores);
  return m === null ? 'unknown' : segmentOf(r, (f + m) / 2);
}

/** Sums over customers; one unknown sale makes the money unknown. */
export function totalsOf(groups: readonly ScoredGroup[]) {
  const sum = (key: 'customers' | 'orders_' | 'unknown_') =>
    groups.reduce((all, group) => all + Number(group[key]), 0);
  const known = groups.reduce((all, group) => all + BigInt(group.known_), 0n);
  return {
    customers: sum('customers'),
    orders: sum('orders_'),
    value: moneyOf(String(known), sum('unknown_')),
  };
}
