import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { CellQuery } from '@throughline/api/contract/reports/channels-rows';
import { LEVELS } from '@throughline/api/contract/terms';
import type { AddressState } from '../../address/address-state.ts';
import { PAID_ID, pathOfRow, TOTAL_ID, UNATTRIBUTED_ID } from '../../address/row-id.ts';

/**
 * The query for the rows of a cell: the report's filters and the dimensions of its row. The cells of everything
 * and of what has cost name no dimension, an unnamed level is the empty text.
 */
export function cellQueryOf(
  cell: NonNullable<AddressState['cell']>,
  meta: ChannelsReport['meta'],
): CellQuery {
  const { from, to, model, basis } = meta;
  const query = { from, to, model, basis, metric: cell.metric };
  if (cell.row === UNATTRIBUTED_ID) return { ...query, kind: 'unattributed' };
  if (cell.row === PAID_ID) return { ...query, kind: 'paid' };
  if (cell.row === TOTAL_ID) return { ...query, kind: 'channel' };
  const dimensions = pathOfRow(cell.row).slice(0, LEVELS.length);
  return {
    ...query,
    kind: 'channel',
    ...Object.fromEntries(dimensions.map((name, level) => [LEVELS[level], name])),
  };
}
