import { useTranslation } from 'react-i18next';
import type { MetricValue } from '../../format/metric-value.ts';

interface FigureCellProps {
  /** As it is written. */
  shown: string;
  value: MetricValue | undefined;
  column: string;
  /** The row's name. */
  name: string;
  testId: string;
  /** Opens the journeys behind the figure; left out where there is no list. */
  onOpen?: (() => void) | undefined;
  /** Part of the column's largest, for a bar behind the figure. */
  bar?: number;
  /** Why there is no figure, or what stands behind it. */
  title?: string | undefined;
  /** One cell a row is reached with Tab, the others with arrows. */
  tabbable?: boolean;
}

/** A figure of a table: it opens its rows. */
export function FigureCell(props: FigureCellProps) {
  const { shown, value, column, name, testId, onOpen, bar, title, tabbable = false } = props;
  const { t } = useTranslation();
  const content = (
    <>
      {bar ? (
        <span className="bar" style={{ right: 0, width: `${bar * 100}%` }} aria-hidden="true" />
      ) : null}
      <span className="figure">{shown}</span>
    </>
  );
  return (
    <td className="number" data-testid={testId} data-value={value ?? ''} title={title}>
      {onOpen && value !== null ? (
        <button
          type="button"
          className="cell-button"
          tabIndex={tabbable ? 0 : -1}
          aria-label={t('journeys.figure', { column, name, value: shown })}
          onClick={onOpen}
        >
          {content}
        </button>
      ) : (
        <div className="cell-button">{content}</div>
      )}
    </td>
  );
}
