import type { MetricKey } from '@throughline/api/contract/metrics';
import type { ChannelsReport, ChannelsRow } from '@throughline/api/contract/reports/channels';

/** Why a figure has no value, as the key of a text. */
export function unknownReason(
  row: Pick<ChannelsRow | ChannelsReport['totals'] | ChannelsReport['paid'], 'why'>,
  key: MetricKey,
): string {
  return `why.${row.why[key] ?? 'unknown'}`;
}
