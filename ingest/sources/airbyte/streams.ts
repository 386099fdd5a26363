import { skip } from '../../mapping/left-out.ts';
import type { LeftOut } from '../source.ts';
import { googleAdsStreams } from './google-ads.ts';
import { metaInsights } from './meta.ts';
import type { StreamMap } from './stream-map.ts';

const STREAMS: ReadonlyMap<string, StreamMap> = new Map(
  Object.entries({ ...googleAdsStreams, ads_insights: metaInsights }),
);

/** The map of a stream, or the reason why its records are left out. */
export function streamMap(stream: string): StreamMap | LeftOut {
  const map = STREAMS.get(stream);
  if (map) return map;
  if (stream.startsWith('ads_insights_'))
    return skip(
      'stream_breakdown',
      `stream ${stream} is a breakdown, its rows tell the cost of ads_insights again; sync ads_insights instead`,
      stream,
    );
  return skip(
    'stream_unmapped',
    `stream ${stream} is not read; streams that are read: ${[...STREAMS.keys()].join(', ')}`,
    stream,
  );
}
