import type { AttributionRow } from '@throughline/api/contract/reports/attribution';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import { writeInterval } from '../journeys/measure.ts';

interface SpreadCellProps {
  row: AttributionRow;
  place: object;
}

/** How far the models lie apart on a channel: shares, ranks, and how many of them agree. */
export function SpreadCell({ row: { spread }, place }: SpreadCellProps) {
  const { t } = useTranslation();
  const { format } = useView();
  if (!spread) {
    return (
      <td className="number group-start">
        <div className="cell-button" {...place}>
          {' '}
        </div>
      </td>
    );
  }
  const [best, worst] = spread.rank;
  return (
    <td className="number group-start">
      <div className="cell-button" {...place}>
        <span className="figure">{writeInterval(format, spread.share, 'share')}</span>
        <span className="change">
          {t(best === worst ? 'analyst.matrix.rank' : 'analyst.matrix.ranks', { best, worst })}
        </span>
        <span className="change">
          {t('analyst.matrix.agree', { agree: format.axisPercent(spread.agree) })}
        </span>
      </div>
    </td>
  );
}
