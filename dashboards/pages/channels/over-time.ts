import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { ExploreReport } from '@throughline/api/contract/reports/explore';
import { type Bucket, daysBetween, type TimeUnit } from '../../charts/time-buckets.ts';
import { subtractDecimals, sumDecimals } from '../../format/decimal.ts';
import type { Judgement } from './answer.ts';

/** Money of one day, week or month, as exact decimal text; null while it is not known. */
export interface OverTime {
  readonly bucket: Bucket;
  readonly cost: string | null;
  readonly earned: string | null;
  readonly profit: string | null;
}

interface Asked {
  readonly unit: TimeUnit;
  readonly buckets: readonly Bucket[];
  /** Those that the answer judges, and no others: what nobody paid for would pass for their earnings. */
  readonly channels: ReadonlySet<string>;
  readonly measure: Judgement['measure'];
  /** Days after this one are still to come. */
  readonly newest: string;
}

/** What these channels cost and earned, one after the other. */
export function overTime(report: ExploreReport, asked: Asked): readonly OverTime[] {
  const { unit, buckets, channels, measure, newest } = asked;
  const byKey = new Map<string, ExploreReport['rows']>();
  for (const row of report.rows) {
    if (row.kind !== 'row' || !channels.has(row.channel ?? '')) continue;
    const key = row[unit] ?? '';
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return buckets.map((bucket) => {
    const rows = byKey.get(bucket.key) ?? [];
    const isToCome = bucket.from > newest;
    const cost = isToCome ? null : sumOf(rows.map((row) => row.cost));
    const earned = isToCome ? null : sumOf(rows.map((row) => row[measure]));
    return {
      ...{ bucket, cost, earned },
      profit: cost === null || earned === null ? null : subtractDecimals(earned, cost),
    };
  });
}

/** A sum with an unknown part is unknown; of nothing it is 0. */
function sumOf(values: readonly unknown[]): string | null {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length < values.length ? null : sumDecimals(known.map(String));
}

/** The first of the buckets whose sales are still to come, null where all have. */
export function unripeFrom(
  buckets: readonly Bucket[],
  maturity: ChannelsReport['meta']['maturity'],
): number | null {
  if (!maturity || maturity.ripe_after === null || maturity.ripe_after === 0) return null;
  const { measured_to: newest, ripe_after: age } = maturity;
  const at = buckets.findIndex(({ to }) => daysBetween(to, newest) < age);
  return at < 0 ? null : at;
}
