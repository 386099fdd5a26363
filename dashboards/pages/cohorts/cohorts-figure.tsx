import { type CohortsReport, cohorts } from '@throughline/api/contract/reports/cohorts';
import type { Column, Opening } from '@throughline/api/contract/table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TableFrame } from '../../table/table-frame.tsx';
import { useView } from '../../view/view.ts';
import { moveInTable } from '../journeys/move-in-table.ts';
import { cohortTriangle, type TriangleCell } from './cohort-triangle.ts';
import '../../styles/heat-map.css';
import '../../styles/journeys.css';

interface CohortsFigureProps {
  answer: CohortsReport;
  asked: { readonly value: string };
  /** Opens the customers behind a cell. */
  onOpen: (column: { readonly key: string }, opening: Opening) => void;
}

/** Who came back: a row a cohort, a column a month after its first order. */
export function CohortsFigure({ answer, asked, onOpen }: CohortsFigureProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const triangle = useMemo(() => cohortTriangle(answer), [answer]);
  if (!triangle) return null;
  const title = t('cohortsFigure.title');
  const open = (cohort: string, { month }: TriangleCell) => {
    const column = cohorts.columns.find(({ key }) => key === 'active') as Column | undefined;
    const opening = column?.opens?.({ cells: { cohort, month } }, asked as never);
    if (column && typeof opening === 'object') onOpen(column, opening);
  };
  return (
    <section className="figure-block" aria-label={title} data-testid="chart">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">{t('cohortsFigure.note')}</span>
      </div>
      <TableFrame className="twin-scroll">
        <table className="channel-table plain-table heat-map" onKeyDown={moveInTable}>
          <caption className="hidden-visually">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cohortsFigure.cohort')}</th>
              <th scope="col" className="number">
                {t('cohortsFigure.customers')}
              </th>
              {triangle.months.map((month) => (
                <th key={month} scope="col" className="number">
                  <span className="hidden-visually">{t('cohortsFigure.after')} </span>
                  {format.value(month, 'count')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {triangle.cohorts.map(({ cohort, customers, cells }) => (
              <tr key={cohort}>
                <th scope="row" className="plain-name">
                  {format.month(cohort)}
                </th>
                <td className="number plain-figure">{format.value(customers, 'count')}</td>
                {cells.map((cell, month) => (
                  <td
                    key={triangle.months[month]}
                    className="number heat-cell"
                    {...(cell && { style: heatOf(cell.heat) })}
                  >
                    {cell ? (
                      <button
                        type="button"
                        data-open={!cell.complete}
                        aria-label={t('cohortsFigure.cell', {
                          ...{ cohort: format.month(cohort), count: cell.month },
                          ...{ shown: format.axisPercent(cell.retention) },
                          customers: format.value(cell.active, 'count'),
                        })}
                        onClick={() => open(cohort, cell)}
                      >
                        {format.axisPercent(cell.retention)}
                      </button>
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="plain-name">
                {t('cohortsFigure.average')}
              </th>
              <td />
              {triangle.averages.map((share, month) => (
                <td key={triangle.months[month]} className="number plain-figure">
                  {share === null ? '·' : format.axisPercent(share)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </TableFrame>
    </section>
  );
}

function heatOf(heat: number) {
  const strength = Math.round(heat * 100);
  return { background: `color-mix(in srgb, var(--good-wash) ${strength}%, transparent)` };
}
