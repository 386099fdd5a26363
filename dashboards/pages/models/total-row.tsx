import type { AttributionReport, ModelState } from '@throughline/api/contract/reports/attribution';
import type { AnyModel } from '@throughline/api/contract/terms';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../address/analyst-choices.ts';
import type { MetricValue } from '../../format/metric-value.ts';
import { useView } from '../../view/view.ts';
import { writeFigure } from '../journeys/measure.ts';

interface TotalRowProps {
  report: AttributionReport;
  columns: readonly ModelState[];
  firsts: ReadonlySet<AnyModel | undefined>;
  decimals: number;
  place: (column: number) => object;
}

/** What each model adds up to; ROMI and ranks do not add up. */
export function TotalRow({ report, columns, firsts, decimals, place }: TotalRowProps) {
  const { t } = useTranslation();
  const { state, format } = useView();
  const { measure } = state;
  if (measure === 'romi' || measure === 'rank') return null;
  return (
    <tfoot>
      <tr data-testid="row-total">
        <th scope="row" className="name-cell">
          <div className="name-button" {...place(0)}>
            <span className="dot" aria-hidden="true" />
            {t('table.total')}
          </div>
        </th>
        {columns.map((column, index) => {
          const total = totalOf(column, report, measure);
          return (
            <td
              key={column.model}
              className={firsts.has(column.model) ? 'number group-start' : 'number'}
              data-testid={`cell-total-${column.model}`}
              data-value={total === null ? '' : String(total)}
            >
              <div className="cell-button" {...place(index + 1)}>
                {column.available ? writeFigure(format, total, measure, decimals) : ''}
              </div>
            </td>
          );
        })}
        <td className="number group-start">
          <div className="cell-button" {...place(columns.length + 1)} />
        </td>
      </tr>
    </tfoot>
  );
}

/** The model's own sum; shares are added up as they stand in the column. */
function totalOf(
  { model, totals }: ModelState,
  { rows }: AttributionReport,
  measure: Exclude<Measure, 'romi' | 'rank'>,
): MetricValue {
  if (!totals) return null;
  if (measure !== 'share') return totals[measure];
  const shares = rows.map((row) => row.models[model]?.share ?? null);
  if (shares.every((share) => share === null)) return null;
  return shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
}
