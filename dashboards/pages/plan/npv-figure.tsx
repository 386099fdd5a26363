import type { PlanRisk } from '@throughline/api/contract/plan-risk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ValueHistogram } from '../../charts/value-histogram.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';
import { tsv } from '../../format/tsv.ts';
import { useView } from '../../view/view.ts';
import { TwinTable } from '../journeys/twin-table.tsx';

/** The net present values that were drawn, those of a loss apart. */
export function NpvFigure({ risk, currency }: { risk: PlanRisk; currency: string }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { histogram, p10, p50, p90 } = risk.npv;
  const bins = useMemo(
    () => histogram.map(({ from, to, count }) => ({ from: Number(from), to: Number(to), count })),
    [histogram],
  );
  const title = t('plan.npv.title');
  const money = (value: string | null) => format.value(value, 'money');
  const share = (count: number) => format.value(count / risk.meta.draws, 'percent');
  const summary = t('plan.npv.summary', { p10: money(p10), p50: money(p50), p90: money(p90) });
  const head = [t('plan.npv.from'), t('plan.npv.to'), t('plan.npv.share')];
  return (
    <section className="figure-block" aria-label={title} data-testid="npv">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">
          {t('table.money', { currency: format.currencySign(currency) })}
        </span>
        <span className="table-tools push">
          <CopyButton
            label={t('chart.copy')}
            testId="copy-npv"
            text={() =>
              tsv(
                head,
                histogram.map(({ from, to, count }) => [from, to, count / risk.meta.draws]),
              )
            }
          />
        </span>
      </div>
      <p className="soft figure-note">
        {t('plan.npv.note', {
          draws: format.value(risk.meta.draws, 'count'),
          seed: risk.meta.seed,
        })}
      </p>
      <ValueHistogram
        bins={bins}
        label={`${title}. ${summary}`}
        axis={format.compact}
        lossName={t('plan.npv.loss', { chance: format.value(risk.p_npv_loss, 'percent') })}
        tooltipOf={({ from, to, count }) => (
          <>
            <strong>{`${format.compact(from)} – ${format.compact(to)}`}</strong>
            <dl>
              <div>
                <dt>{t('plan.npv.share')}</dt>
                <dd>{share(count)}</dd>
              </div>
            </dl>
          </>
        )}
      />
      <p className="figure-note">{summary}</p>
      <TwinTable
        caption={title}
        testId="npv-twin"
        names={0}
        head={head}
        rows={histogram.map(({ from, to, count }, index) => ({
          key: `${index}`,
          cells: [{ shown: money(from) }, { shown: money(to) }, { shown: share(count) }],
        }))}
      />
    </section>
  );
}
