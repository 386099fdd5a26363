import type { LagsReport } from '../contract/journeys.ts';
import type { ReportTable } from './arrow.ts';

/** The bins of all distributions: `lead`, `deal` and `payment` in days, `touches` in touches. */
export function lagsTable({ days, touches }: LagsReport): ReportTable {
  return {
    columns: [
      { key: 'stage', type: 'text' },
      { key: 'from', type: 'number' },
      { key: 'to', type: 'number' },
      { key: 'conversions', type: 'number' },
    ],
    rows: Object.entries({ ...days, touches }).flatMap(([stage, { bins }]) =>
      bins.map((bin) => ({ stage, ...bin })),
    ),
  };
}
