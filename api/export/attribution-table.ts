import type { AttributionReport } from '../contract/attribution.ts';
import type { ReportTable, TableRow } from './arrow.ts';

/** One row a row of the report and model. */
export function attributionTable({ meta, rows }: AttributionReport): ReportTable {
  return {
    columns: [
      ...meta.by.map((key) => ({ key, type: 'text' as const })),
      { key: 'model', type: 'text' },
      { key: 'cost', type: 'money' },
      { key: 'conversions', type: 'number' },
      { key: 'share', type: 'number' },
      { key: 'value', type: 'money' },
      { key: 'romi', type: 'number' },
      { key: 'rank', type: 'number' },
      { key: 'removal_effect', type: 'number' },
      ...['conversions', 'share', 'value', 'romi', 'rank'].flatMap((key) =>
        ['low', 'high'].map((end) => ({
          key: `${key}_${end}`,
          type: key === 'value' ? ('money' as const) : ('number' as const),
        })),
      ),
    ],
    rows: rows.flatMap(({ models, cost, ...place }) =>
      Object.entries(models).map(([model, { interval, ...cell }]): TableRow => {
        const { channel, source, campaign, ad_group, keyword } = place;
        const ends = Object.entries(interval ?? {}).flatMap(([key, range]) => [
          [`${key}_low`, range?.[0]],
          [`${key}_high`, range?.[1]],
        ]);
        return {
          ...{ channel, source, campaign, ad_group, keyword, model, cost, ...cell },
          ...Object.fromEntries(ends),
        };
      }),
    ),
  };
}
