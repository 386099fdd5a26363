import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { pacingBars } from './pacing-bars.ts';

/** Bars end at so many times the plan; what goes further says so in its figure. */
const MOST = 1.6;

/** How fast the budget goes: a bar a channel, a line where the plan is today. */
export function PacingFigure({ report }: { report: PlanFactReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { meta } = report;
  const bars = useMemo(() => pacingBars(report), [report]);
  const title = t('plan.pacing.title');
  const day = meta.through === null ? '' : format.day(meta.through);
  return (
    <section className="figure-block" aria-label={title} data-testid="pacing">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">
          {t('table.money', { currency: format.currencySign(meta.currency) })}
        </span>
      </div>
      {bars.length === 0 ? (
        <p className="soft figure-note">{t('plan.pacing.none')}</p>
      ) : (
        <>
          <p className="soft figure-note">{t('plan.pacing.note', { day })}</p>
          <ul className="pacing-bars">
            {bars.map(({ key, channel, campaign, spent, planned, pacing }) => {
              const name =
                channel === null
                  ? t('table.all')
                  : [channelName(t, channel), campaign].filter(Boolean).join(' · ');
              return (
                <li key={key} data-testid="pacing-bar">
                  <span>{name}</span>
                  <span className="pacing-figure">
                    {t('plan.pacing.of', {
                      spent: format.value(spent, 'money'),
                      planned: format.value(planned, 'money'),
                    })}{' '}
                    <b>{format.axisPercent(pacing)}</b>
                  </span>
                  <span className="pacing-bar" aria-hidden="true">
                    <span
                      data-over={pacing > 1}
                      style={{ width: `${(Math.min(pacing, MOST) / MOST) * 100}%` }}
                    />
                    <i style={{ left: `${100 / MOST}%` }} />
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
