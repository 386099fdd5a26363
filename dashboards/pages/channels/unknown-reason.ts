import type { ChannelsReport, ChannelsRow, MetricKey } from '@throughline/api/contract/channels';

/** Why a figure has no value, as the key of a text. */
export function unknownReason(
  row: Pick<ChannelsRow | ChannelsReport['totals'] | ChannelsReport['paid'], 'why'>,
  key: MetricKey,
): string {
  return `why.${row.why[key] ?? 'unknown'}`;
}
