import type { FraudReport } from '@throughline/api/contract/reports/fraud';
import { useTranslation } from 'react-i18next';
import { wordText } from '../../i18n/channel-name.ts';
import { TableFrame } from '../../table/table-frame.tsx';
import { useView } from '../../view/view.ts';

/** Where nothing was found, what was looked at: an empty page would say as much of no data at all. */
export function FraudFigure({ answer: { rows, meta } }: { answer: FraudReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  if (rows.length > 0) return null;
  const title = t('fraudFigure.title');
  const count = (value: number) => format.value(value, 'count');
  return (
    <section className="figure-block" data-testid="examined">
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      <TableFrame>
        <table className="channel-table data-table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col" className="name-cell">
                {t('fraudFigure.sign')}
              </th>
              <th scope="col">{t('fraudFigure.result')}</th>
              {['examined', 'campaigns', 'found'].map((key) => (
                <th key={key} scope="col" className="number">
                  {t(`fraudFigure.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {meta.signals.map(({ signal, status, examined, campaigns, found }) => (
              <tr key={signal} data-status={status}>
                <th scope="row" className="name-cell">
                  <div className="cell-button">{wordText(t, 'signal', signal)}</div>
                </th>
                <td>
                  <div className={status === 'nothing' ? 'cell-button' : 'cell-button soft'}>
                    {t(`fraudFigure.status_${status}`)}
                  </div>
                </td>
                {[examined, campaigns, found].map((value, at) => (
                  <td key={['examined', 'campaigns', 'found'][at]} className="number">
                    <div className="cell-button">{status === 'not_told' ? '·' : count(value)}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
