import type { PathsReport } from '../contract/journeys.ts';
import type { ReportTable } from './arrow.ts';

export function pathsTable({ rows }: PathsReport): ReportTable {
  return {
    columns: [
      { key: 'path', type: 'list', separator: ' > ' },
      { key: 'conversions', type: 'number' },
      { key: 'value', type: 'money' },
      { key: 'nulls', type: 'number' },
      { key: 'rate', type: 'number' },
      { key: 'median_days', type: 'number' },
    ],
    rows,
  };
}
