import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import { kpiTiles } from './kpi-tiles.ts';

/** The figures that answer the question, each at completion, planned, so far, and the difference. */
export function KpiStrip({ report }: { report: PaybackReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  return (
    <section className="kpi-block" aria-label={t('plan.kpi.label')}>
      <p className="soft kpi-unit">
        {t('plan.kpi.unit', { currency: format.currencySign(report.meta.currency) })}
      </p>
      <ul className="kpi-strip" data-testid="kpis">
        {kpiTiles(report, { t, format }).map(({ key, sides, sentence }) => (
          <li key={key} data-testid={`kpi-${key}`}>
            <h2>{t(`plan.kpi.${key}`)}</h2>
            <dl>
              {sides.map(({ side, text }) => (
                <div key={side} data-side={side}>
                  <dt>
                    {side === 'difference' ? (
                      <>
                        <span aria-hidden="true">{t('plan.side.short')}</span>
                        <span className="hidden-visually">{t('plan.side.difference')}</span>
                      </>
                    ) : (
                      t(`plan.side.${side}`)
                    )}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
            {sentence ? <p className="soft">{sentence}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
