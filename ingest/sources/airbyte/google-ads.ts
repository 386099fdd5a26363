import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { type CostLevel, costRow } from '../../mapping/ad-cost.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { claimed } from './claimed.ts';
import { accountDay, count, label, pick, rowCurrency } from './fields.ts';
import { googleAccount, googleCurrency, googleSegments } from './google-ads-fields.ts';
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
    account: googleAccount,
    date: (data) => accountDay(pick(data, ...DATE), DATE[0]),
    currency: googleCurrency,
    noCost: (data) =>
      COST.some((name) => name in data)
        ? undefined
        : {
            code: 'no_cost',
            message: 'rows have no cost_micros and no cost to store; sync a stream with metrics',
          },
    segments: googleSegments,
    row: (data, { date, currency }, { google }) =>
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
          currency,
          google.currency,
          'customer.currency_code',
          'google.currency',
        ),
        costMicros: costMicros(pick(data, ...COST)),
        vatIncluded: google.vatIncluded,
        impressions: count(pick(data, 'metrics.impressions', 'impressions'), 'metrics.impressions'),
        clicks: count(pick(data, 'metrics.clicks', 'clicks'), 'metrics.clicks'),
        ...claimed(googleClaims(data)),
      }),
  };
}

/** By the attribution settings of the account; dated by Google at the click. */
function googleClaims(data: JsonObject) {
  return (['conversions', 'all_conversions'] as const).map((action) => ({
    ...{ setting: 'account', action },
    conversions: pick(data, `metrics.${action}`, action),
    value: pick(data, `metrics.${action}_value`, `${action}_value`),
  }));
}

function keyword(data: JsonObject): string {
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

/** The stream of a row that does not say it, by what the row names; undefined where it is no cost of Google Ads. */
export function googleAdsStreamOf(data: JsonObject): string | undefined {
  if (pick(data, ...COST) === undefined || pick(data, ...DATE) === undefined) return undefined;
  if (keyword(data)) return 'keyword_view';
  if (pick(data, 'ad_group_ad.ad.id', 'ad_id') !== undefined) return 'ad_group_ad_legacy';
  if (pick(data, 'ad_group.id', 'ad_group_id') !== undefined) return 'ad_group';
  return pick(data, 'campaign.id', 'campaign_id') === undefined ? undefined : 'campaign';
}
