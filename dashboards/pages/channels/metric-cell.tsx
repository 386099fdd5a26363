import type { MetricKey } from '@throughline/api/contract/metrics';
import type { ChannelsReport, ChannelsRow } from '@throughline/api/contract/reports/channels';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../format/change.ts';
import { changeOf } from '../../format/change.ts';
import type { Formatter } from '../../format/formatter.ts';
import { NOT_APPLICABLE, UNKNOWN } from '../../format/formatter.ts';
import type { MetricValue } from '../../format/metric-value.ts';
import { numberOf } from '../../format/metric-value.ts';
import { useView } from '../../view/view.ts';
import type { Bar } from './bar-scale.ts';
import type { Catalogue } from './catalogue.ts';
import { unknownReason } from './unknown-reason.ts';

interface MetricCellProps {
  row: ChannelsRow | ChannelsReport['totals'] | ChannelsReport['paid'];
  name: string;
  metricKey: MetricKey;
  catalogue: Catalogue;
  report: ChannelsReport;
  testId: string;
  bar: Bar | null;
  /** Digits after the point of a count, the same for its whole column. */
  decimals: number;
  /** Its place for the arrow keys. */
  focus: { row: number; column: number; tabbable: boolean };
  /** Opens the rows behind the figure. */
  onOpen: () => void;
}

/** One figure: its value in full, a bar behind it where the column has one, its change below. */
export function MetricCell(props: MetricCellProps) {
  const { row, name, metricKey, catalogue, report, testId, bar, decimals, focus, onOpen } = props;
  const { t } = useTranslation();
  const { format } = useView();
  const value = row[metricKey];
  const unit = catalogue.unit(metricKey);
  const shown = shownValue(row, metricKey, (known) => format.value(known, unit, decimals));
  const label = catalogue.label(metricKey);
  const result = catalogue.metric(metricKey)?.signed ? numberOf(value) : null;
  const tone = result === null || result === 0 ? '' : result > 0 ? ' good' : ' bad';
  const written = result === null ? shown : signed(shown, result);

  const { compare } = report.meta;
  const change = changeOf(value, row.previous?.[metricKey], unit, catalogue.better(metricKey));
  const before = compare
    ? row.previous && row.previous[metricKey] !== null
      ? t('table.before', {
          value: format.value(row.previous[metricKey], unit),
          period: format.period(compare),
        })
      : t('table.noBase', { period: format.period(compare) })
    : undefined;

  // Nothing then and nothing now is no news.
  const quiet = !numberOf(value) && !numberOf(row.previous?.[metricKey]);
  const place = {
    'data-row-index': focus.row,
    'data-column-index': focus.column,
    tabIndex: focus.tabbable ? 0 : -1,
  };
  const content = (
    <>
      {bar ? (
        <span
          className={bar.negative ? 'bar bar-bad' : 'bar'}
          data-metric={metricKey}
          style={{ left: `${bar.start}%`, width: `${bar.width}%` }}
          aria-hidden="true"
        />
      ) : null}
      <span className={`figure${tone}${value === null ? ' soft' : ''}`}>{written}</span>{' '}
      {compare ? (
        <span className={`change ${change ? TONES[change.tone] : ''}`}>
          {change ? changeText(change, format, t) : quiet ? '\u00a0' : UNKNOWN}
        </span>
      ) : null}
    </>
  );
  return (
    <td className="number" data-testid={testId} data-value={value === null ? '' : String(value)}>
      {value !== null ? (
        <button
          type="button"
          className="cell-button"
          // What is seen stands in it word for word, so that it can be spoken to.
          aria-label={[
            t('table.figure', {
              ...{ metric: label, name },
              value: change ? `${written} ${changeText(change, format, t)}` : written,
            }),
            ...(change ? [before] : []),
          ].join('. ')}
          data-tip={change ? before : undefined}
          onClick={onOpen}
          {...place}
        >
          {content}
        </button>
      ) : (
        <div
          className="cell-button"
          data-tip={t(unknownReason(row, metricKey), { metric: label })}
          {...place}
        >
          {content}
          <span className="hidden-visually">
            {t(unknownReason(row, metricKey), { metric: label })}
          </span>
        </div>
      )}
    </td>
  );
}

const TONES: Record<Change['tone'], string> = { good: 'good', bad: 'bad', neutral: '' };

/** What is not known stays unknown; of a cost the part that is known is the least that it can be. */
function shownValue(
  row: MetricCellProps['row'],
  key: MetricKey,
  write: (value: MetricValue) => string,
): string {
  const value = row[key];
  if (value !== null) return write(value);
  if (key === 'cost' && row.cost_known !== null) return `≥ ${write(row.cost_known)}`;
  return row.why[key] === 'not_applicable' || row.why[key] === 'blended' ? NOT_APPLICABLE : UNKNOWN;
}

/** ROMI always says its sign: profit and loss differ by more than hue. */
function signed(shown: string, value: number): string {
  return value > 0 ? `+${shown}` : shown;
}

function changeText(
  change: Change,
  format: Formatter,
  t: (key: string, values: { amount: string }) => string,
): string {
  return change.kind === 'points'
    ? t('table.points', { amount: format.signed(change.amount) })
    : format.signedPercent(change.amount);
}
