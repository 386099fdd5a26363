import type { LeftOut } from '../../contract/source.ts';
import { COST_LEVELS } from '../../mapping/ad-cost.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { skip } from '../../mapping/left-out.ts';
import { adStreamMap } from './ad-stream-map.ts';
import { AD_STREAMS } from './ad-streams.ts';
import { googleAdsStreamOf, googleAdsStreams } from './google-ads.ts';
import { metaInsights } from './meta.ts';
import { metaStreamOf } from './meta-fields.ts';
import type { StreamMap } from './stream-map.ts';

const STREAMS: ReadonlyMap<string, StreamMap> = new Map(
  Object.entries({ ...googleAdsStreams, ads_insights: metaInsights }),
);

/** Streams that are data, by the pattern of their names. */
const BY_PATTERN: readonly (readonly [RegExp, StreamMap])[] = AD_STREAMS.flatMap((ad) =>
  COST_LEVELS.flatMap((level) => {
    const pattern = ad.streams[level];
    return pattern ? [[pattern, adStreamMap(ad, level)] as const] : [];
  }),
);

/** Streams that describe ad accounts. */
export const ACCOUNT_STREAM =
  /^(ad_?)?accounts?$|^customer$|^account_performance_report$|^advertisers$/;

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
  const map = STREAMS.get(stream) ?? BY_PATTERN.find(([pattern]) => pattern.test(stream))?.[1];
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
    : 'costs of Google Ads (campaign, ad_group, ad_group_ad_legacy, keyword_view), of Meta (ads_insights) and of the platforms in ingest/sources/airbyte/README.md are read';
  return skip('stream_unmapped', `stream ${stream} has no map; ${hint}`, stream);
}
