import type { AttributionReport, ModelState } from '@throughline/api/contract/reports/attribution';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import { CLOSED } from '../journeys/closed.ts';
import { moreDays, offText } from './off-text.ts';

interface OffCellProps {
  column: ModelState;
  meta: AttributionReport['meta'];
  first: boolean;
  rows: number;
  /** Neighbours that are off for the same reason share the cell. */
  columns: number;
  place: object;
}

/** Stands where a model that is off would have its figures: why it is, and what may help. */
export function OffCell({ column, meta, first, rows, columns, place }: OffCellProps) {
  const { t } = useTranslation();
  const { format, change } = useView();
  const why = useId();
  const { reason } = column;
  const days = reason && moreDays(reason, meta);
  const text = (
    <>
      <span className="chip">{t('analyst.matrix.off')}</span>
      <p id={why}>{reason ? offText(t, format, reason) : null}</p>
    </>
  );
  return (
    <td
      className={first ? 'off-cell group-start' : 'off-cell'}
      rowSpan={rows}
      colSpan={columns}
      data-testid={`off-${column.model}`}
    >
      {days ? (
        <>
          {text}
          <button
            type="button"
            className="text-button"
            aria-describedby={why}
            data-testid="all-data"
            onClick={() => change({ period: days, ...CLOSED })}
            {...place}
          >
            {t('analyst.off.allData')}
          </button>
        </>
      ) : (
        <div {...place}>{text}</div>
      )}
    </td>
  );
}
