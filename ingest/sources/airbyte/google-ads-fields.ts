import type { JsonObject } from '../../mapping/json-object.ts';
import { isSyncField, segmentsOf } from '../../mapping/row-key.ts';
import { label, pick } from './fields.ts';

const CUSTOMER = /^customers\/(\d+)(?:\/|$)/;

/**
 * The customer that a row belongs to: its id, else the one in the path of its objects
 * (`customers/<id>/campaigns/<id>`). What several customers may share (a manager's bidding strategy, budget,
 * conversion action …) says nothing.
 */
export function googleAccount(data: JsonObject): string | undefined {
  const id = label(pick(data, 'customer.id', 'customer_id'), 128).replaceAll('-', '');
  if (id) return id;
  for (const name of Object.keys(data).sort()) {
    if (/bidding_strategy|budget|manager|label|shared|asset|conversion|^segments/.test(name))
      continue;
    const value = data[name];
    const found = typeof value === 'string' ? CUSTOMER.exec(value)?.[1] : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The currency that a row of any stream of Google Ads states. */
export function googleCurrency(data: JsonObject): unknown {
  return pick(data, 'customer.currency_code', 'customer_currency_code', 'currency_code');
}

/** Metrics by their flat names; with dots they all begin with `metrics.`. */
const METRIC = new RegExp(
  [
    '^(metrics[._]|average_|avg_|cost|all_conv|conversion|active_view_|value_per_|view_through_|cross_device_)',
    '^(video_|engagement|interaction|absolute_top_|top_impression|search_.*(share|rate)$|content_.*share$)',
    '^(phone_|gmail_|invalid_click|historical_|bounce_rate|relative_ctr|ctr$|percent_new|clicks$|impressions$)',
    '^(all_new_customer|new_customer_lifetime|current_model|optimization_score|orders$|revenue_|gross_profit)',
  ].join('|'),
);

/** Of what an id names: words and states that may change between two syncs, and paths that say the id again. */
const ATTRIBUTE =
  /^(campaign|ad_group|ad_group_ad|ad|keyword|criterion)_(name|title|status|state|serving_status|primary_status|resource_name|base_campaign|base_ad_group|labels|start_date|end_date|campaign|ad_group|budget.*|bidding.*|.*currency_code)$/;

/** Segments of a row: device, network, hour, ids …; whatever is not known to be something else is one. */
export function googleSegments(data: JsonObject): JsonObject {
  const identified = identifiedObjects(data);
  return segmentsOf(data, (name) => {
    if (isSyncField(name) || METRIC.test(name)) return false;
    if (/^customer[._]|^(currency_code|time_zone|segments\.date|date)$/.test(name)) return false;
    const object = name.includes('.') ? name.slice(0, name.indexOf('.')) : undefined;
    if (object === undefined) {
      const named = ATTRIBUTE.exec(name)?.[1];
      return !named || data[`${named}_id`] == null;
    }
    const identity = identified.get(object);
    return !identity || identity.includes(name);
  });
}

/** By object of a row (`campaign`) the fields that identify it: its ids, else its path. */
function identifiedObjects(data: JsonObject): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  const paths = new Map<string, string[]>();
  for (const [name, value] of Object.entries(data)) {
    if (value == null || value === '' || /^(segments|metrics)\./.test(name)) continue;
    const object = name.slice(0, Math.max(name.indexOf('.'), 0));
    const into = /\.(id|criterion_id)$/.test(name)
      ? ids
      : name === `${object}.resource_name`
        ? paths
        : undefined;
    if (object && into) into.set(object, [...(into.get(object) ?? []), name]);
  }
  return new Map([...paths, ...ids]);
}
