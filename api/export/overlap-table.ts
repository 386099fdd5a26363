import type { OverlapReport } from '../contract/journeys.ts';
import type { ReportTable } from './arrow.ts';

/** Channels and sets one below the other, told apart by `kind`; what only one of them has is empty in the other. */
export function overlapTable({ channels, sets }: OverlapReport): ReportTable {
  return {
    columns: [
      { key: 'kind', type: 'text' },
      { key: 'channels', type: 'list', separator: ', ' },
      { key: 'conversions', type: 'number' },
      { key: 'assisted', type: 'number' },
      { key: 'last', type: 'number' },
      { key: 'alone', type: 'number' },
      { key: 'ratio', type: 'number' },
      { key: 'value', type: 'money' },
      { key: 'nulls', type: 'number' },
    ],
    rows: [
      ...channels.map((row) => ({ kind: 'channel', ...row, channels: [row.channel] })),
      ...sets.map((row) => ({ kind: 'set', ...row })),
    ],
  };
}
