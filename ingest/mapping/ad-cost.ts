import { type CostRow, costRowSchema, type SliceFact } from '../contract/fact.ts';
import { RecordError } from '../contract/record-error.ts';
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
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new RecordError('field_invalid', { field: issue.path.join('.'), expected: issue.message });
}

/** The `ad_cost` slice of one block; rows of one grain (its devices, networks, ads) are added up. */
export function adCostSlice(envelope: SliceEnvelope, rows: readonly CostRow[]): SliceFact {
  return { ...envelope, type: 'ad_cost', rows: sumByGrain(rows) };
}

/**
 * Adds up rows of the same day, campaign, ad group, keyword and currency, in the order in which the
 * grains first appear. An id names a campaign or group, its title only where there is no id; of
 * several titles the last stands, because it is the newest.
 */
export function sumByGrain(rows: readonly CostRow[]): CostRow[] {
  const grains = new Map<string, CostRow>();
  for (const row of rows) {
    const key = JSON.stringify([
      row.date,
      row.utmSource,
      row.utmMedium,
      row.campaignId ? [row.campaignId] : row.campaign,
      row.adGroupId ? [row.adGroupId] : row.adGroup,
      row.keyword,
      row.currency,
      row.vatIncluded,
    ]);
    const sum = grains.get(key);
    grains.set(key, sum ? add(sum, row) : row);
  }
  return [...grains.values()];
}

function add(sum: CostRow, row: CostRow): CostRow {
  return {
    ...sum,
    campaign: row.campaign || sum.campaign,
    adGroup: row.adGroup || sum.adGroup,
    costMicros: sum.costMicros + row.costMicros,
    impressions: sum.impressions + row.impressions,
    clicks: sum.clicks + row.clicks,
  };
}
