import { type FunnelReport, funnel } from '@throughline/api/contract/reports/funnel';
import type { FunnelAsked } from '@throughline/api/contract/reports/funnel-columns';
import type { Column, Opening } from '@throughline/api/contract/table';
import { conditionText } from '@throughline/api/contract/where';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import { funnelBars } from './funnel-bars.ts';
import '../../styles/funnel.css';

interface FunnelFigureProps {
  answer: FunnelReport;
  asked: FunnelAsked;
  onOpen: (column: { readonly key: string }, opening: Opening) => void;
}

/** Everything together: a bar a step, with the share that goes on, and why the others are lost. */
export function FunnelFigure({ answer, asked, onOpen }: FunnelFigureProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const bars = funnelBars(answer);
  const title = t('funnel.title');
  const name = (step: string) => t(`word.step.${step}`);
  const columns = funnel.columns as readonly Column<FunnelAsked>[];
  const open = (key: string, cells: Readonly<Record<string, unknown>>) => {
    const column = columns.find((one) => one.key === key);
    const opening = column?.opens?.({ cells }, asked);
    if (column && typeof opening === 'object') onOpen(column, opening);
  };
  const lost = answer.reasons.slice(0, 6);
  return (
    <div className="funnel-pair">
      <section className="figure-block" data-testid="chart">
        <h2>{title}</h2>
        <ol className="funnel-bars">
          {bars.map(({ row, width, expected, isCut }) => (
            <li key={row.step}>
              <span className="funnel-name">{name(row.step)}</span>
              <button
                type="button"
                className="funnel-count"
                disabled={row.reached === null}
                aria-label={t('table.figure', {
                  metric: name(row.step),
                  name: t('table.all'),
                  value: format.value(row.reached, 'count'),
                })}
                onClick={() => open('reached', { ...row })}
              >
                {row.reached === null ? '·' : format.value(row.reached, 'count')}
              </button>
              <span className="funnel-bar" aria-hidden="true">
                {expected > width ? (
                  <i style={{ width: `${expected * 100}%` }} data-expected="true" />
                ) : null}
                <i style={{ width: `${width * 100}%` }} data-cut={isCut} />
              </span>
              <span className="soft funnel-note">
                {isCut ? t('funnel.beyond') : null}
                {row.rate === null
                  ? null
                  : t('funnel.rate', { share: format.axisPercent(row.rate) })}
                {row.matured !== null && row.matured < 0.995 && row.expected !== null
                  ? ` · ${t('funnel.matured', {
                      share: format.axisPercent(row.matured),
                      expected: format.value(Math.round(row.expected), 'count'),
                    })}`
                  : null}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section className="figure-block" data-testid="lost-reasons">
        <h2>{t('funnel.lost')}</h2>
        {lost.length === 0 ? (
          <p className="soft">{t('funnel.noneLost')}</p>
        ) : (
          <ul className="funnel-reasons">
            {lost.map(({ reason, leads }) => (
              <li key={reason}>
                <span>{reason === '' ? t('funnel.noReason') : reason}</span>
                <button
                  type="button"
                  className="text-button"
                  onClick={() =>
                    onOpen(
                      { key: 'lost' },
                      {
                        path: 'funnel/rows',
                        query: {
                          ...(asked.from && { from: asked.from }),
                          ...(asked.to && { to: asked.to }),
                          ...(asked.where.length > 0 && {
                            where: asked.where.map(conditionText),
                          }),
                          ...{ state: 'lost', reason },
                        },
                        adds: 'count',
                        sum: 'totals.leads',
                      },
                    )
                  }
                >
                  {format.value(leads, 'count')}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
