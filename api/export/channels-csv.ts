import type { ChannelsReport } from '../contract/channels.ts';
import { csv } from './csv.ts';

/** Label of the last line. */
export const TOTAL = 'Total';

/** The report as CSV: its columns, those of the compared period with `previous_`, and the totals. */
export function channelsCsv(report: ChannelsReport): string {
  const { columns, rows, totals, meta } = report;
  const previous = columns
    .filter(({ unit }) => meta.compare !== null && unit !== 'text')
    .map(({ key, unit }) => ({ key: `previous_${key}`, unit }));
  const lines = [...rows, { ...totals, [columns[0]!.key]: TOTAL }].map((row) => ({
    ...row,
    ...Object.fromEntries(
      Object.entries(row.previous ?? {}).map(([key, value]) => [`previous_${key}`, value]),
    ),
  }));
  return csv([...columns, ...previous], lines);
}
