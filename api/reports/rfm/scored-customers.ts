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
    const { r, f, m } = scoresAt(scores);
    return {
      ...{ customer: id, last_day, days: Number(days), orders: Number(orders) },
      value: moneyOf(known, unknown),
      // Where they are too few, fifths of them say nothing.
      ...(isEnough ? { r, f, m, segment: segmentAt(scores) } : NO_SCORES),
    };
  });
}

const NO_SCORES = { r: null, f: null, m: null, segment: null };
const FIFTHS = [1, 2, 3, 4, 5];
const ALL_SCORES = FIFTHS.flatMap((r) =>
  FIFTHS.flatMap((f) => [0, ...FIFTHS].map((m) => 100 * r + 10 * f + m)),
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
