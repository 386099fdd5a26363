import type { ChannelsRow, MetricKey } from '@throughline/api/contract/channels';

/** Why a figure is unknown, as the key of a text; read from what else the row says. */
export function unknownReason(
  row: Pick<ChannelsRow, 'cost'> & { flags?: ChannelsRow['flags'] },
  key: MetricKey,
): string {
  const ratio = ['cpl', 'cpo', 'cac', 'drr', 'roas', 'romi_revenue', 'romi_margin'].includes(key);
  if (row.cost === null && (key === 'cost' || ratio)) return 'table.unknownCost';
  if (row.flags?.includes('visits_missing') && key === 'visits') return 'table.unknownVisits';
  return ratio ? 'table.unknownZero' : 'table.unknown';
}
