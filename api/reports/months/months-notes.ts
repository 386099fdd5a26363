import type { MonthsReport } from '../../contract/reports/months.ts';

type Noted = Pick<MonthsReport['meta'], 'unpriced' | 'data_complete_to' | 'sources' | 'to'>;

/** What a reader of the months has to know beside the figures. */
export function monthsNotes({ unpriced, data_complete_to, sources, to }: Noted): string[] {
  const last = sources.find(
    ({ last_day, ended }) => !ended && data_complete_to !== null && last_day <= data_complete_to,
  );
  return [
    ...(unpriced.length > 0
      ? [
          `Paid traffic came from ${unpriced.map(({ channel, source }) => `${source} (${channel})`).join(', ')}, and no cost data has ever said what it cost: the costs of those months are unknown. Connect the source, or import its costs.`,
        ]
      : []),
    ...(data_complete_to !== null && data_complete_to < to
      ? [
          `Figures are whole up to ${data_complete_to}${last ? `, the last day that ${last.source} has told of` : ''}: later months are not complete.`,
        ]
      : []),
  ];
}
