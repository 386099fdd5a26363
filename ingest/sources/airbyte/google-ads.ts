import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { type CostLevel, costRow } from '../../mapping/ad-cost.ts';
import { accountDay, count, label, pick, rowCurrency } from './fields.ts';
import type { StreamMap } from './stream-map.ts';

const DATE = ['segments.date', 'date'] as const;
const COST = ['metrics.cost_micros', 'cost_micros'] as const;

/**
 * Google Ads: Airbyte's dotted names and Singer's flat ones. `cost_micros` are millionths of the
 * account's currency. Rows without that field describe objects (`ad_group_ad` of newer connectors).
 */
function googleAds(level: CostLevel): StreamMap {
  return {
    platform: 'google_ads',
    level,
    place: (data) => ({
      account:
        label(pick(data, 'customer.id', 'customer_id'), 128).replaceAll('-', '') || undefined,
      date: accountDay(pick(data, ...DATE), DATE[0]),
    }),
    leaveOut: (data, { google }) => {
      if (!COST.some((name) => name in data))
        return {
          code: 'no_cost',
          message: 'rows have no cost_micros and no cost to store; sync a stream with metrics',
        };
      if (google.level === level) return undefined;
      return {
        code: 'level_repeats',
        message: `level ${level} repeats the cost of level ${google.level}; google.level: ${level} takes it instead`,
      };
    },
    accountId: ({ google }) => google.accountId?.replaceAll('-', ''),
    row: (data, date, { google }) =>
      costRow({
        date,
        utmSource: google.source,
        utmMedium: google.medium,
        campaignId: label(pick(data, 'campaign.id', 'campaign_id'), 128),
        campaign: label(pick(data, 'campaign.name', 'campaign_name'), 512),
        adGroupId: level === 'campaign' ? '' : label(pick(data, 'ad_group.id', 'ad_group_id'), 128),
        adGroup:
          level === 'campaign' ? '' : label(pick(data, 'ad_group.name', 'ad_group_name'), 512),
        keyword: level === 'keyword' ? keyword(data) : '',
        currency: rowCurrency(
          pick(data, 'customer.currency_code', 'customer_currency_code', 'currency_code'),
          google.currency,
          'customer.currency_code',
          'google.currency',
        ),
        costMicros: costMicros(pick(data, ...COST)),
        vatIncluded: google.vatIncluded,
        impressions: count(pick(data, 'metrics.impressions', 'impressions'), 'metrics.impressions'),
        clicks: count(pick(data, 'metrics.clicks', 'clicks'), 'metrics.clicks'),
      }),
  };
}

function keyword(data: Readonly<Record<string, unknown>>): string {
  return label(
    pick(
      data,
      'ad_group_criterion.keyword.text',
      'ad_group_criterion_keyword_text',
      'keyword_text',
    ),
    512,
  );
}

function costMicros(value: unknown): bigint {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text === 'string' && /^-?\d{1,18}$/.test(text)) return BigInt(text);
  throw new RecordError(value === undefined ? 'field_missing' : 'money_unreadable', {
    field: COST[0],
    expected: 'whole micros of the account currency',
    ...(value !== undefined && { got: shown(value) }),
  });
}

/** By stream name: Airbyte's, older Airbyte's, Singer's. */
export const googleAdsStreams: Readonly<Record<string, StreamMap>> = {
  campaign: googleAds('campaign'),
  campaigns: googleAds('campaign'),
  campaign_performance_report: googleAds('campaign'),
  ad_group: googleAds('ad_group'),
  ad_groups: googleAds('ad_group'),
  ad_group_performance_report: googleAds('ad_group'),
  ad_group_ad: googleAds('ad'),
  ad_group_ad_legacy: googleAds('ad'),
  ad_group_ad_report: googleAds('ad'),
  ad_performance_report: googleAds('ad'),
  keyword_view: googleAds('keyword'),
  keyword_report: googleAds('keyword'),
  keywords_performance_report: googleAds('keyword'),
};
