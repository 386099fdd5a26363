import type { JourneysReport } from '../contract/journeys.ts';
import type { ReportTable } from './arrow.ts';

export function journeysTable({ rows }: JourneysReport): ReportTable {
  return {
    columns: [
      { key: 'conversion', type: 'text' },
      { key: 'kind', type: 'text' },
      { key: 'label', type: 'text' },
      { key: 'source', type: 'text' },
      { key: 'at', type: 'text' },
      { key: 'value', type: 'money' },
      { key: 'touches', type: 'number' },
      { key: 'days', type: 'number' },
      { key: 'path', type: 'list', separator: ' > ' },
    ],
    rows,
  };
}
