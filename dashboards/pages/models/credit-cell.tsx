import type { AttributionRow, ModelState } from '@throughline/api/contract/reports/attribution';
import { useTranslation } from 'react-i18next';
import { numberOf } from '../../format/metric-value.ts';
import { useView } from '../../view/view.ts';
import {
  figureOf,
  intervalOf,
  unknownKey,
  writeFigure,
  writeInterval,
} from '../journeys/measure.ts';
import type { Bar } from './cell-bar.ts';

interface CreditCellProps {
  row: AttributionRow;
  name: string;
  column: ModelState;
  first: boolean;
  bar: Bar | null;
  decimals: number;
  testId: string;
  place: object;
  /** Opens what stands behind the figure; null where nothing can be opened. */
  onOpen: (() => void) | null;
}

/** What one model says of one channel: the figure, its bar, the interval below it. */
export function CreditCell(props: CreditCellProps) {
  const { row, name, column, bar, testId, place, onOpen } = props;
  const { t } = useTranslation();
  const { state, format } = useView();
  const { measure } = state;
  const { model } = column;
  const cell = row.models[model];
  const value = figureOf(cell, measure);
  const ends = intervalOf(cell, measure);
  const shown = writeFigure(format, value, measure, props.decimals);
  const interval = ends ? writeInterval(format, ends, measure) : null;
  const result = measure === 'romi' ? (numberOf(value) ?? 0) : 0;
  const tone = result === 0 ? '' : result > 0 ? ' good' : ' bad';
  const content = (
    <>
      {bar ? (
        <span className="bar-room" aria-hidden="true">
          <span
            className={bar.negative ? 'bar bar-bad' : 'bar'}
            data-metric={measure === 'romi' ? 'romi_margin' : measure}
            style={{ left: `${bar.start}%`, width: `${bar.width}%` }}
          />
        </span>
      ) : null}
      <span className={`figure${tone}`} title={value === null ? t(unknownKey(measure)) : undefined}>
        {shown}
      </span>
      {/* Two figures, for those who hear them. */}{' '}
      {column.kind === 'data_driven' ? <span className="change">{interval ?? ' '}</span> : null}
    </>
  );
  const label = t(column.kind === 'rule' ? 'analyst.matrix.rows' : 'analyst.matrix.journeys', {
    model: t(`modelName.${model}`),
    channel: name,
    // As it is written in the cell, so that whoever says what they see is understood.
    value: interval ? `${shown} ${interval}` : shown,
  });
  return (
    <td
      className={props.first ? 'number group-start' : 'number'}
      data-testid={testId}
      data-value={value === null ? '' : String(value)}
    >
      {value !== null && onOpen ? (
        <button
          type="button"
          className="cell-button"
          aria-label={label}
          onClick={onOpen}
          {...place}
        >
          {content}
        </button>
      ) : (
        <div className="cell-button" {...place}>
          {content}
        </div>
      )}
    </td>
  );
}
