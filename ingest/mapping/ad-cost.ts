import { type CostRow, costRowSchema, type SliceFact } from '../contract/fact.ts';
import { formatMicros } from '../contract/money.ts';
import { RecordError } from '../contract/record-error.ts';
import { shown } from '../contract/shown.ts';
import { decodeText } from './decode-text.ts';
import type { SliceEnvelope } from './map-slices.ts';

/** How finely a report of ad costs is cut. One account and day may be reported at several of them. */
export const COST_LEVELS = ['campaign', 'ad_group', 'ad', 'keyword'] as const;
export type CostLevel = (typeof COST_LEVELS)[number];

/** `ad_cost:<platform>:<account>:<date>:<level>`. */
export function adCostKey(
  platform: string,
  account: string,
  date: string,
  level: CostLevel,
): string {
  return ['ad_cost', platform, account, date, level].join(':');
}

/** The row as the contract wants it; raises `RecordError` naming the field, so that only it is refused. */
export function costRow(row: CostRow): CostRow {
  const result = costRowSchema.safeParse({
    ...row,
    // In the form that the tags of visits have, so that both meet.
    campaign: decodeText(row.campaign),
    adGroup: decodeText(row.adGroup),
    keyword: decodeText(row.keyword),
  });
  if (!result.success) {
    const issue = result.error.issues[0]!;
    const field = issue.path.join('.');
    throw new RecordError('field_invalid', {
      field,
      expected: issue.message,
      got: shown(row[field as keyof CostRow]),
    });
  }
  const { costMicros, impressions, clicks } = result.data;
  if (costMicros < 0n && (impressions > 0 || clicks > 0))
    throw new RecordError('field_invalid', {
      field: 'costMicros',
      expected: 'a cost of 0 or more; only a credit, without impressions and clicks, is below 0',
      got: formatMicros(costMicros),
    });
  return result.data;
}

/** The `ad_cost` slice of one block. */
export function adCostSlice(envelope: SliceEnvelope, rows: readonly CostRow[]): SliceFact {
  return { ...envelope, type: 'ad_cost', rows: withoutOlderCopies(rows) };
}

/** Rows of one key that were emitted closer together are of one sync, which tells no row twice. */
const ONE_SYNC = 1_000_000;

/**
 * Rows without those of which a newer copy is among them, and without exact repetitions. The rest is
 * decided where the whole block is read (`costs.sql`), for copies may lie in several parts of it.
 */
export function withoutOlderCopies(rows: readonly CostRow[]): CostRow[] {
  const newest = new Map<string, number>();
  for (const { rowKey, emittedAt = 0 } of rows)
    if (rowKey !== undefined) newest.set(rowKey, Math.max(newest.get(rowKey) ?? 0, emittedAt));
  const kept = new Set<string>();
  return rows.filter((row) => {
    if (row.rowKey === undefined) return true;
    if ((row.emittedAt ?? 0) <= newest.get(row.rowKey)! - ONE_SYNC) return false;
    const words = JSON.stringify(row, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    return !kept.has(words) && kept.add(words);
  });
}
