import type { LeftOut } from '../../contract/source.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { skip } from '../../mapping/left-out.ts';
import { googleAdsStreamOf, googleAdsStreams } from './google-ads.ts';
import { metaInsights } from './meta.ts';
import { metaStreamOf } from './meta-fields.ts';
import type { StreamMap } from './stream-map.ts';

const STREAMS: ReadonlyMap<string, StreamMap> = new Map(
  Object.entries({ ...googleAdsStreams, ads_insights: metaInsights }),
);

/** Streams that describe ad accounts. */
export const ACCOUNT_STREAM = /^(ad_?)?accounts?$|^customer$|^account_performance_report$/;

/** Streams of other vendors' connectors, and the source that reads the same objects. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...['deals', 'persons'].map((name) => [name, 'pipedrive'] as const),
  ...['orders', 'customers', 'order_refunds'].map((name) => [name, 'shopify'] as const),
]);

/** The stream that a record is of; an export of a table does not name it, and its columns tell. */
export function streamOf(stream: string, data: JsonObject): string {
  return stream || googleAdsStreamOf(data) || metaStreamOf(data) || '(not named)';
}

/** The map of a stream, or why its records are left out. */
export function streamMap(stream: string): StreamMap | LeftOut {
  const map = STREAMS.get(stream);
  if (map) return map;
  if (stream.startsWith('ads_insights_'))
    return skip(
      'stream_breakdown',
      `stream ${stream} is a breakdown: its rows tell the cost of ads_insights again; sync ads_insights instead`,
      stream,
    );
  if (ACCOUNT_STREAM.test(stream))
    return skip(
      'stream_of_accounts',
      `stream ${stream} tells accounts and their currencies, which rows of costs are read with, and no cost`,
      stream,
    );
  const other = ELSEWHERE.get(stream);
  const hint = other
    ? `import ${other} takes the same objects`
    : 'costs of Google Ads (campaign, ad_group, ad_group_ad_legacy, keyword_view) and of Meta (ads_insights) are read';
  return skip('stream_unmapped', `stream ${stream} has no map; ${hint}`, stream);
}
