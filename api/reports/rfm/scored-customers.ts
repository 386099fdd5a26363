import { segmentOf } from '@throughline/transform/plan/customers/rfm/segment';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { RFM_SEGMENTS, RfmCustomer } from '../../contract/reports/rfm-drills.ts';
import type { VALUES } from '../../contract/terms.ts';
import type { Published } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import {
  CUSTOMERS,
  type LowerCuts,
  SCORED,
  type ScoredGroup,
  type Scoring,
  windowOf,
} from './scoring.ts';

const LIST = `${CUSTOMERS}${sqlFile(import.meta.url, './list.sql')}`;
const LIST_OF_SEGMENT = `${SCORED}${sqlFile(import.meta.url, './list-of-segment.sql')}`;

export type RfmSegment = (typeof RFM_SEGMENTS)[number];

interface Stored {
  readonly id: string;
  readonly last_day: string;
  readonly days: string;
  readonly orders: string;
  readonly known: string;
  readonly unknown: string;
}

/** A page of a list. */
interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Those of one segment: the most valuable first, unknown ones last. */
export async function customersOfSegment(
  { reader, state }: Published,
  scoring: Scoring,
  segment: RfmSegment,
  { limit, offset }: Page,
): Promise<RfmCustomer[]> {
  if (!state || !scoring.isEnough) return [];
  const scores = ALL_SCORES.filter((own) => segmentAt(own) === segment);
  const asked = { ...scoring.parameters, scores, limit, offset };
  const found = await reader.rows<Stored>(LIST_OF_SEGMENT, asked);
  return found.map((row) => scored(row, scoring));
}

/**
 * All customers of a window in that order. Their scores are told of their page, so that they are listed while the window is
 * scored.
 */
export async function listedCustomers(
  { reader, state }: Published,
  { to, value }: { readonly to: string; readonly value: (typeof VALUES)[number] },
  scoring: Scoring | Promise<Scoring>,
  { limit, offset }: Page,
): Promise<RfmCustomer[]> {
  if (!state) return [];
  const [found, scores] = await Promise.all([
    reader.rows<Stored>(LIST, { ...windowOf(state, to, value), limit, offset }),
    scoring,
  ]);
  return found.map((row) => scored(row, scores));
}

/** Where they are too few, fifths of them say nothing. */
function scored(row: Stored, { parameters, isEnough }: Scoring): RfmCustomer {
  const { id, last_day, days, orders, known, unknown } = row;
  const { r, f, m, segment } = isEnough ? SCORED_AS.get(scoresOf(row, parameters))! : NO_SCORES;
  return {
    customer: id,
    last_day,
    ...{ days: Number(days), orders: Number(orders), value: moneyOf(known, unknown) },
    ...{ r, f, m, segment },
  };
}

/** As `scored.sql` writes them. */
function scoresOf(
  { days, orders, known, unknown }: Stored,
  { recency_cuts, orders_cuts, value_cuts }: LowerCuts,
): number {
  const above = (text: string, cuts: readonly bigint[]) => {
    const value = BigInt(text);
    return cuts.reduce((count, cut) => count + Number(cut < value), 0);
  };
  const money = unknown === '0' ? 1 + above(known, value_cuts) : 0;
  return 100 * (5 - above(days, recency_cuts)) + 10 * (1 + above(orders, orders_cuts)) + money;
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
