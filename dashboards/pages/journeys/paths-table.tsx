import type { PathRow, PathsReport } from '@throughline/api/contract/reports/paths';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathSort } from '../../client/journey-queries.ts';
import { Spacer } from '../../table/spacer.tsx';
import { TableFrame } from '../../table/table-frame.tsx';
import { useWindowRows } from '../../table/use-window-rows.ts';
import { useView } from '../../view/view.ts';
import { daysText } from './days-text.ts';
import { DAY_MS, duration } from './duration.ts';
import { FigureCell } from './figure-cell.tsx';
import { moveInTable } from './move-in-table.ts';
import { PathChips, usePathText } from './path-chips.tsx';
import { SortHeading } from './sort-heading.tsx';

const ROW_HEIGHT = 41;
const COLUMNS = 6;

interface PathsTableProps {
  report: PathsReport;
  rows: readonly PathRow[];
  sort: PathSort;
  onSort: (sort: PathSort) => void;
  onOpen: (row: PathRow) => void;
  onOpenAll: () => void;
}

/** The paths with what came of them, and below them what all that match add up to. */
export function PathsTable({ report, rows, sort, onSort, onOpen, onOpenAll }: PathsTableProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const pathText = usePathText();
  const body = useRef<HTMLTableSectionElement>(null);
  const { meta, totals } = report;
  const most = Math.max(1, ...rows.map(({ conversions }) => conversions));
  const { drawn, above, below } = useWindowRows(rows.length, ROW_HEIGHT, body);

  const columns = {
    conversions: t(`journeys.conversions.${meta.of}`),
    value: t(`journeys.money.${meta.value}`),
    nulls: t('journeys.column.nulls'),
    rate: t('journeys.column.rate'),
    median_days: t('journeys.column.medianDays'),
  };
  const rate = (conversions: number, nulls: number) =>
    conversions + nulls === 0 ? null : conversions / (conversions + nulls);

  return (
    <TableFrame>
      <table
        className="channel-table paths-table"
        aria-rowcount={totals.paths + 2}
        aria-label={t(`journeys.paths.title_${meta.of}`)}
        onKeyDown={moveInTable}
      >
        <thead>
          <tr>
            <th scope="col" className="name-cell path-cell">
              {t('journeys.column.path')}
            </th>
            {(Object.keys(columns) as PathSort[]).map((key) => (
              <SortHeading
                key={key}
                label={columns[key]}
                note={key === 'nulls' ? t('journeys.column.nullsNote') : undefined}
                sorted={sort === key}
                testId={`paths-sort-${key}`}
                onSort={() => onSort(key)}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          <Spacer height={above} columns={COLUMNS} />
          {drawn.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const name = pathText(row.path);
            const open = row.conversions > 0 ? () => onOpen(row) : undefined;
            return (
              <tr
                key={row.path.join('\n')}
                data-index={index}
                data-testid="path-row"
                data-path={row.path.join(' > ')}
                aria-rowindex={index + 2}
              >
                <th scope="row" className="name-cell path-cell">
                  <PathChips path={row.path} />
                </th>
                <FigureCell
                  shown={format.value(row.conversions, 'count')}
                  value={row.conversions}
                  column={columns.conversions}
                  name={name}
                  testId="path-conversions"
                  bar={row.conversions / most}
                  onOpen={open}
                  tabbable
                />
                <FigureCell
                  shown={format.value(row.value, 'money')}
                  value={row.value}
                  column={columns.value}
                  name={name}
                  testId="path-value"
                  onOpen={open}
                />
                <FigureCell
                  shown={format.value(row.nulls, 'count')}
                  value={row.nulls}
                  column={columns.nulls}
                  name={name}
                  testId="path-nulls"
                  title={t('journeys.column.nullsNote')}
                />
                <FigureCell
                  shown={format.value(row.rate, 'percent')}
                  value={row.rate}
                  column={columns.rate}
                  name={name}
                  testId="path-rate"
                  onOpen={open}
                />
                <FigureCell
                  shown={daysText(row.median_days, format)}
                  value={row.median_days}
                  column={columns.median_days}
                  name={name}
                  testId="path-median-days"
                  title={
                    row.median_days === null
                      ? undefined
                      : duration(row.median_days * DAY_MS, format.locale)
                  }
                  onOpen={open}
                />
              </tr>
            );
          })}
          <Spacer height={below} columns={COLUMNS} />
        </tbody>
        <tfoot>
          <tr data-testid="paths-total">
            <th scope="row" className="name-cell path-cell">
              {t('journeys.paths.total', { count: totals.paths })}
            </th>
            <FigureCell
              shown={format.value(totals.conversions, 'count')}
              value={totals.conversions}
              column={columns.conversions}
              name={t('table.total')}
              testId="paths-total-conversions"
              onOpen={onOpenAll}
              tabbable
            />
            <FigureCell
              shown={format.value(totals.value, 'money')}
              value={totals.value}
              column={columns.value}
              name={t('table.total')}
              testId="paths-total-value"
              onOpen={onOpenAll}
            />
            <FigureCell
              shown={format.value(totals.nulls, 'count')}
              value={totals.nulls}
              column={columns.nulls}
              name={t('table.total')}
              testId="paths-total-nulls"
            />
            <FigureCell
              shown={format.value(rate(totals.conversions, totals.nulls), 'percent')}
              value={rate(totals.conversions, totals.nulls)}
              column={columns.rate}
              name={t('table.total')}
              testId="paths-total-rate"
            />
            <td />
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}
