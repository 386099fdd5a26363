import type { ChannelsReport, ChannelsRow } from '@throughline/api/contract/reports/channels';
import { PAID_ID, pathOfRow, rowId, TOTAL_ID, UNATTRIBUTED_ID } from '../../address/row-id.ts';
import { type LevelAnswer, pathOf } from './tree.ts';

export type FoundRow = ChannelsRow | ChannelsReport['totals'] | ChannelsReport['paid'];

/** The row of an id, open or not; null where the report has none, undefined while its level is on its way. */
export function findRow(
  report: ChannelsReport,
  answers: readonly LevelAnswer[],
  id: string,
): FoundRow | null | undefined {
  if (id === PAID_ID) return report.paid;
  if (id === TOTAL_ID) return report.totals;
  if (id === UNATTRIBUTED_ID)
    return report.rows.find(({ kind }) => kind === 'unattributed') ?? null;
  const depth = pathOfRow(id).length;
  const answer = answers[depth - 1];
  if (answer === undefined || typeof answer === 'string') return undefined;
  return (
    answer.rows.find((row) => row.kind === 'channel' && rowId(pathOf(row, depth)) === id) ?? null
  );
}
