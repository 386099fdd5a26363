import type { JsonObject } from '../../mapping/json-object.ts';
import { isSyncField, segmentsOf } from '../../mapping/row-key.ts';
import { label, pick } from './fields.ts';

/** The ad account of a row: `account_id`, or an id like `act_123`. */
export function metaAccount(data: JsonObject): string | undefined {
  const id = label(pick(data, 'account_id', 'ad_account_id'), 128);
  const named = id || label(pick(data, 'id', 'account'), 128);
  if (!id && !named.startsWith('act_')) return undefined;
  return named.replace(/^act_/, '') || undefined;
}

/** Metrics of `ads_insights`; every list and object is one too (`actions`, `purchase_roas` …). */
const METRIC = new RegExp(
  [
    '^(spend|clicks|impressions|reach|frequency|cpc|cpm|cpp|ctr|social_spend)$',
    '^(unique_|cost_per_|video_|inline_|outbound_|website_|mobile_app_|full_view_|estimated_|canvas_)',
    '^(catalog_segment_|converted_product_|instant_experience_|interactive_component_|auction_|wish_bid$)',
    '^(actions|action_values|conversions|conversion_values|conversion_rate_ranking|dda_results|purchase_roas)$',
    '(_actions|_action_values|_ctr|_ranking|_roas|_rate|_results|_clicks|_impressions)$',
  ].join('|'),
);

/** Said again by the account, the day or an id, or no part of what was paid for. */
const REPEATED =
  /^(account_id|ad_account_id|account_name|account_currency|date_start|date_stop|created_time|updated_time)$/;

/** Segments of a row: ids, attribution setting, a breakdown …; whatever is not known to be something else is one. */
export function metaSegments(data: JsonObject): JsonObject {
  return segmentsOf(data, (name) => {
    if (isSyncField(name) || REPEATED.test(name) || METRIC.test(name)) return false;
    const value = data[name];
    if (typeof value === 'object') return false;
    const named = /^(campaign|adset|ad)_name$/.exec(name)?.[1];
    return !named || data[`${named}_id`] == null;
  });
}

/** Columns that cut the cost of an ad further, each of them a stream of its own that tells the same money. */
const BREAKDOWN =
  /^(age|gender|country|region|dma|publisher_platform|platform_position|device_platform|impression_device|product_id|action_\w+|hourly_stats_\w+)$/;

/** The stream of a row that does not say it; undefined where it is no row of `ads_insights`. */
export function metaStreamOf(data: JsonObject): string | undefined {
  if (data.spend === undefined || data.date_start === undefined) return undefined;
  const by = Object.keys(data).find((name) => BREAKDOWN.test(name) && data[name] != null);
  return by ? `ads_insights_${by}` : 'ads_insights';
}
