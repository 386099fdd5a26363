import type { JsonObject } from '../../mapping/json-object.ts';
import { googleAdsStreamOf, googleAdsStreams } from './google-ads.ts';
import { metaInsights } from './meta.ts';
import { metaStreamOf } from './meta-fields.ts';
import type { StreamMap } from './stream-map.ts';

const STREAMS: ReadonlyMap<string, StreamMap> = new Map(
  Object.entries({ ...googleAdsStreams, ads_insights: metaInsights }),
);

/** Streams of other vendors' connectors, and the source that reads the same objects. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...['deals', 'persons'].map((name) => [name, 'pipedrive'] as const),
  ...['orders', 'customers', 'order_refunds'].map((name) => [name, 'shopify'] as const),
]);

/** The stream that a record is of; an export of a table does not name it, and its columns tell. */
export function streamOf(stream: string, data: JsonObject): string {
  return stream || googleAdsStreamOf(data) || metaStreamOf(data) || '(not named)';
}

/** The map of a stream, or the reason why its records are left out. */
export function streamMap(stream: string): StreamMap | string {
  const map = STREAMS.get(stream);
  if (map) return map;
  if (stream.startsWith('ads_insights_'))
    return 'is a breakdown: its rows tell the cost of ads_insights again';
  const other = ELSEWHERE.get(stream);
  return other ? `has no map; import ${other} takes the same objects` : 'has no map';
}
