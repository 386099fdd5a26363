import type {
  AttributionReport,
  AttributionRow,
} from '@throughline/api/contract/reports/attribution';
import type { TsvCell } from '../../format/tsv.ts';
import { tsv } from '../../format/tsv.ts';

const HEAD = [
  'kind',
  'channel',
  'cost',
  'model',
  'conversions',
  'share',
  'value',
  'romi',
  'rank',
  'removal_effect',
  'conversions_low',
  'conversions_high',
  'share_low',
  'share_high',
  'value_low',
  'value_high',
  'romi_low',
  'romi_high',
];

/** The matrix for a spreadsheet: a line a channel and model, with every figure as the API wrote it. */
export function matrixText(report: AttributionReport, rows: readonly AttributionRow[]): string {
  const models = report.meta.models.filter(({ available }) => available);
  return tsv(
    HEAD,
    rows.flatMap((row) =>
      models.flatMap(({ model }): TsvCell[][] => {
        const cell = row.models[model];
        if (!cell) return [];
        const { interval } = cell;
        return [
          [
            ...[row.kind, row.channel, row.cost, model],
            ...[cell.conversions, cell.share, cell.value, cell.romi, cell.rank],
            cell.removal_effect,
            ...(interval?.conversions ?? [null, null]),
            ...(interval?.share ?? [null, null]),
            ...(interval?.value ?? [null, null]),
            ...(interval?.romi ?? [null, null]),
          ],
        ];
      }),
    ),
  );
}
