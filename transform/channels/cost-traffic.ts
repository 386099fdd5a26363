import type { CostRow } from '@throughline/ingest/contract/fact';
import { type TrafficTuple, trafficTuple } from './traffic-key.ts';

/**
 * The traffic that a cost row buys, for `classify`: cost and visits meet in one channel because one
 * function names both.
 */
export function costTraffic(
  row: Pick<CostRow, 'utmSource' | 'utmMedium' | 'campaign'>,
): TrafficTuple | undefined {
  return trafficTuple({
    source: row.utmSource,
    medium: row.utmMedium,
    campaign: row.campaign,
  });
}
