import type { ReportTable } from '@throughline/api/contract/table';
import type { Catalogue } from '../format/catalogue.ts';
import type { MetricValue } from '../format/metric-value.ts';
import type { Writing } from './cell-text.ts';
import { rowName } from './cell-text.ts';
import { formatOpened } from './drill.ts';
import { labelOf, openingOf } from './report-columns.ts';
import type { OpenedFigure } from './rows-drawer.tsx';

interface Words {
  readonly catalogue: Catalogue;
  readonly language: Parameters<typeof labelOf>[2];
  readonly writing: Writing;
}

/** The figure of a table that a level of the drawer was opened from, null where there is none. */
export function findFigure(
  level: string,
  table: ReportTable,
  asked: unknown,
  { catalogue, language, writing }: Words,
): OpenedFigure | null {
  const column = table.columns.find(({ key }) => level.startsWith(`${key}:`));
  if (!column) return null;
  for (const row of table.rows) {
    const opening = openingOf(column, row, asked, table.columns);
    if (!opening || formatOpened(column.key, opening) !== level) continue;
    const shown = table.columns.filter(({ isAside, isPrevious }) => !isAside && !isPrevious);
    const name = rowName(shown, row, (one) => labelOf(one, catalogue, language), writing);
    return {
      title: `${labelOf(column, catalogue, language)} · ${name}`,
      column,
      value: row.cells[column.key] as MetricValue,
      opening,
    };
  }
  return null;
}
